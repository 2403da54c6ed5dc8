import Messaging
import Testing

@testable import message_push

@Suite struct `A dump of the original` {
    private let creation = "CREATE TABLE `channels` (`id` int, `name` text, `extra` int, PRIMARY KEY (`id`));"

    @Test(arguments: [1, 2, 7, 4096])
    func `is read alike in chunks of any size`(chunkBytes: Int) throws {
        let whole = try OriginalDump.tables(OriginalDump.shop, chunkBytes: 1 << 20)
        let tables = try OriginalDump.tables(OriginalDump.shop, chunkBytes: chunkBytes)
        #expect(tables == whole)
        #expect(tables.live(.applications).count == 4 && tables.deletedCounts[.applications] == 1)
        #expect(tables.live(.applications)[0].text("ip_whitelist") == "10.0.0.0/8\n127.0.0.1")
        #expect(tables.live(.accounts)[0].json("config")?["access_key_secret"] == #"it's \ secret 0123"#)
        #expect(tables.otherRows == ["push_logs": 2])
        #expect(tables.unknownColumns.isEmpty)
    }

    @Test func `has the columns that it was created with, in their order`() throws {
        let tables = try OriginalDump.tables(
            creation + "INSERT INTO `channels` VALUES (2,'b',NULL),(1,'a',9);")
        #expect(tables.live(.channels).map(\.id) == [1, 2])
        #expect(tables.live(.channels).map { $0.text("name") } == ["a", "b"])
        #expect(tables.unknownColumns == [.channels: ["extra"]])
    }

    @Test(arguments: [
        "INSERT INTO `channels` (`name`, `id`) VALUES ('a',1);",
        "REPLACE INTO channels (name, id) VALUES ('a', 1);",
        "INSERT IGNORE INTO `db`.`channels` (`name`,`id`) VALUES\n('a',1);",
        "USE `db`;INSERT INTO \"channels\" (\"name\",\"id\") VALUES ('a',1) ON DUPLICATE KEY UPDATE id=(1);",
    ])
    func `may name its columns with each row`(text: String) throws {
        let row = try #require(try OriginalDump.tables(text).live(.channels).first)
        #expect(row.id == 1 && row.text("name") == "a")
    }

    @Test func `may have triggers, views and tables of others`() throws {
        let text = """
            DELIMITER ;;
            /*!50003 CREATE*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `channels` FOR EACH ROW BEGIN
              INSERT INTO `channels` VALUES (NEW.id); END */;;
            DELIMITER ;
            /*!50001 CREATE VIEW `v` AS SELECT 1 AS `id` */;
            CREATE TABLE `notes` (`id` int DEFAULT (1 + (2)), `t` text);
            INSERT INTO `notes` (`id`,`t`) VALUES (1,'),('),(2,';'),(f(3, (4)),'x');
            \(creation)
            INSERT INTO `channels` VALUES (1,'a',0);
            """
        let tables = try OriginalDump.tables(text)
        #expect(tables.live(.channels).count == 1)
        #expect(tables.otherRows == ["notes": 3])
    }

    @Test(arguments: [
        ("INSERT INTO `channels` VALUES (1);", "columns"),
        ("INSERT INTO `channels` (`id`) VALUES (1,2);", "values"),
        ("INSERT INTO `channels` (`id`,`name`) VALUES (1);", "values"),
        ("INSERT INTO `channels` (`id`) VALUES (1),(2", "cut off"),
        ("INSERT INTO `channels` (`id`) SELECT 1;", "VALUES"),
        ("CREATE TABLE `channels` (`id` int);\nCREATE TABLE `channels` (`id` int);", "two tables"),
        ("INSERT INTO `notes` VALUES ('a", "quotes"), ("DELIMITER ;;\nCREATE", "routine"),
    ])
    func `with a mistake is refused with its line`(sample: (text: String, words: String)) {
        let error = #expect(throws: DumpError.self) { try OriginalDump.tables(sample.text) }
        #expect(error?.description.contains(sample.words) == true)
        #expect(error?.description.hasPrefix("line ") == true)
    }

    @Test func `never shows what is in it`() {
        let text =
            "CREATE TABLE `applications` (`app_secret` text);\n"
            + "INSERT INTO `applications` VALUES ('s3cret' 5);"
        let error = #expect(throws: DumpError.self) { try OriginalDump.tables(text) }
        #expect(error?.description.contains("s3cret") == false)
        #expect(error?.description.hasPrefix("line 2: ") == true)
    }

    @Test func `may be long: rows that nobody asks for are not kept`() throws {
        var count = 0
        let row = Array((",(1,'" + String(repeating: "x", count: 990) + "')").utf8)
        let bytes = DumpBytes { (chunk) throws(SystemFailure) in
            count += 1
            let first = Array("INSERT INTO `push_logs` VALUES (0,'')".utf8)
            let text = count == 1 ? first : count <= 20_000 ? row : Array(";".utf8)
            chunk.replaceSubrange(..<text.count, with: text)
            return count > 20_001 ? 0 : text.count
        }
        #expect(try DumpReader.read(bytes).otherRows == ["push_logs": 20_000])
    }
}
