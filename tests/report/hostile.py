"""What a resume may try on the programs that show it."""

HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='alert(3)'"
FORMULA = '=HYPERLINK("http://evil.example","click")'
ANSI = "\x1b[31mRed\x1b]0;title\x07\x9b2J"
BIDI = "Ann\u202egpj.exe\u2066\u200b"
MARKUP = "[bold red]Bo[/] [link=http://evil.example]x[/link]"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
ALL = (HTML, FORMULA, ANSI, BIDI, MARKUP, TEMPLATE, "+1", "-2", "@SUM(A1)", "\t=1", "＝1", "{=1+1}")
