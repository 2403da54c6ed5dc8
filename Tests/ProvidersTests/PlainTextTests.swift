import Testing

@testable import Providers

@Suite struct `The words of an HTML mail` {
    @Test(arguments: [
        ("<p>Hello</p><p>World</p>", "Hello\n\nWorld"),
        ("<div>a</div><div>b</div>c", "a\nb\nc"),
        ("<ul><li>one</li>\n  <li>two</li></ul>", "one\ntwo"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("1 &lt; 2 &amp; 3&nbsp;&#20013;&#x6587; &unknown; &", "1 < 2 & 3 中文 &unknown; &"),
        ("<style>p { color: red }</style><script>if (a < b) {}</script>x", "x"),
        ("<!-- <b>no</b> -->yes", "yes"),
        (
            #"Click <a class="x" href="https://example.com/?a=1&amp;b=2">here</a>."#,
            "Click here (https://example.com/?a=1&b=2)."
        ),
        (#"<a href='https://example.com'>https://example.com</a>"#, "https://example.com"),
        (#"<a href="javascript:alert(1)">x</a>"#, "x"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("  many \r\n\t blanks  ", "many blanks"), ("<unclosed", ""), ("", ""),
        ("<h1>订单</h1>正文", "订单\n\n正文"),
    ])
    func `are what a reader would see`(html: String, text: String) {
        #expect(PlainText.derived(fromHTML: html) == text)
    }
}
