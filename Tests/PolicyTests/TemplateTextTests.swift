import Policy
import Testing

@Suite struct `A template's text` {
    @Test(arguments: [
        ("Your code is {code}.", "Your code is 4711."),
        ("{code}{name}{code}", "4711Zoë4711"),
        ("{unknown} stays, {code} goes", "{unknown} stays, 4711 goes"),
        ("no variables", "no variables"), ("", ""), ("{}", "{}"), ("{", "{"), ("}", "}"), ("{code", "{code"),
        ("code}", "code}"), ("{{code}}", "{4711}"), ("{{code}", "{4711"), ("{code}}", "4711}"),
        ("{co{code}de}", "{co4711de}"), ("{ code }", "{ code }"), ("{co-de}", "{co-de}"),
        ("{code!}", "{code!}"),
        ("{名字}", "{名字}"), ("{Code}", "{Code}"), ("亲爱的{name}，验证码{code}。", "亲爱的Zoë，验证码4711。"),
        ("{a_1}", "under"), ("{1}", "digit"), ("{empty}", ""), ("${code} %s \\{code}", "$4711 %s \\4711"),
        ("{code\u{301}}", "{code\u{301}}"),
    ])
    func `has values where its variables were, and keeps all else as it is`(source: String, text: String) {
        let values = ["code": "4711", "name": "Zoë", "a_1": "under", "1": "digit", "empty": ""]
        #expect(TemplateText(source).rendered(with: values) == text)
    }

    @Test func `does not expand values again`() {
        let text = TemplateText("{a} {b} {c}").rendered(with: ["a": "{b}", "b": "{c}", "c": "{a}{a}"])
        #expect(text == "{b} {c} {a}{a}")
    }

    @Test(arguments: [
        ("{b} and {a}, {b} again", ["b", "a"]), ("", []), ("{} {x y} {", []),
        ("{{a}}{a_b}{A}", ["a", "a_b", "A"]),
    ])
    func `names its variables once each, in the order of their use`(source: String, names: [String]) {
        #expect(TemplateText(source).variables == names)
    }

    @Test func `of a hundred thousand braces is read in one pass`() {
        let braces = String(repeating: "{a", count: 100_000)
        #expect(TemplateText(braces).variables == [])
        #expect(TemplateText(braces).rendered(with: ["a": "x"]) == braces)
    }
}
