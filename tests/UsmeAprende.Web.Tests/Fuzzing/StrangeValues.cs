using System.Globalization;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>What people, phones, spreadsheets and attackers have put into fields before.</summary>
internal static class StrangeValues
{
    public static readonly string[] Texts =
    [
        "", " ", "\t", "\n", "\0", "a\0b", "\u00a0", "\u200b", "\u202eojo\u202c", "\ufeff", "\ufffe", "abc\uffff", "\ufdd0", "\ud83d", "\udc00x", "\U0001fffe", "🌄", "e\u0301\u0301\u0301", "ﷺ", "\u0085", "\u2028",
        "'", "\"", "<xss onx=1>", "'; DROP TABLE People;--", "${7*7}", "{{7*7}}", "../../etc/passwd", "..\\..\\web.config", "%00", "%", "%zz", "&", "=", "+", "?", "#", "[", "]", "a[b", "a[0].b", ".", "..", "/", "//", "\\",
        "0", "-1", "1e9", "1e400", "NaN", "Infinity", "2147483648", "-9223372036854775809", "99999999999999999999", "0x10", "1.234.567,00", "1,01234E+09", "٣٤٥", "３００",
        "true", "false", "on", "null", "undefined", "[]", "{}", "[object Object]",
        "0001-01-01", "9999-12-31", "2026-02-30", "31/02/2026", "29/02/2028", "99/99/9999", "24:00", "23:60", "9:5", "00:00:00.0000001", "2026-11-22T13:15:00Z", "+275760-09-13T00:00:00Z", "9999-12-31T23:59:59.9999999-12:00", "0001-01-01T00:00:00+14:00",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{0x0198f000,0x0000,0x7000,{0x80,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}", "0198f000000070008000000000000000",
        "a@b", "a@b.co\r\nBcc: c@d.co", "tel:+573001234567", "+57 300 1234501", "\u202a+57 300 1234501\u202c", "http://evil.test/", "//evil.test", "javascript:alert(1)", "/entrar?volver=/entrar",
        "CC", "TI", "PAS", "Coordinator", "Administrator", "-7", "1033456789", "52345678", "Ñañez", "María José", "O'Brien-Ñ",
    ];

    public static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=utf-32be",
        "application/x-www-form-urlencoded; charset=none", "application/x-www-form-urlencoded; charset=", "application/x-www-form-urlencoded;charset=\"utf-8", "application/x-www-form-urlencoded; charset=iso-8859-1",
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"x", "multipart/form-data; boundary=x; charset=utf-7", "multipart/mixed; boundary=x",
        "application/json", "application/json; charset=utf-16", "application/json; charset=none", "application/problem+json", "text/json", "text/plain", "text/xml", "application/octet-stream", "*/*", "x", "application/", ";", "\u00e9/\u00e9",
    ];

    public static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["", "*/*", "application/json", "text/html;q=x", "text/html;q=-1", ",,,", "a/b/c", "image/*;q=0", "\u00e9"]),
        ("Accept-Encoding", ["", "br", "gzip;q=0", "br;q=1.5, gzip;q=x", "*;q=0", "identity;q=0", "br;q=0.000, gzip;q=,", ";;;", "\u00e9"]),
        ("Accept-Language", ["", "xx-YY-zz", "*;q=-1", "es;q=x", "\u00e9"]),
        ("If-None-Match", ["*", "\"", "W/\"x\"", "\"a\", \"b\"", "x", "W/", ""]),
        ("If-Match", ["*", "\"", "x"]),
        ("If-Modified-Since", ["x", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Foo 9999 99:99:99 GMT"]),
        ("If-Range", ["\"x\"", "x", "W/\"x\""]),
        ("Range", ["bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-0,1-1,2-2", "bytes=99999999999999999999-", "lines=1-2", "bytes=", "x"]),
        ("Cookie", ["usme=x", "usme=CfDJ8AAAA", "usme=; usme=; usme", "usme-paso=CfDJ8x", "usme-aparato=x", "usme-aparato=\u00e9", "=;=;==", "usme=chunks-2; usmeC1=a", "usme=chunks-99999", "usme=chunks--1", ".AspNetCore.Mvc.CookieTempDataProvider=x", ";;;"]),
        ("Origin", ["null", "http://localhost", "http://evil.test", "x", ""]),
        ("Referer", ["http://localhost/", "x", "http://[", "\u00e9"]),
        ("Sec-Fetch-Site", ["same-origin", "cross-site", "none", "x", ""]),
        ("X-Forwarded-For", ["1.2.3.4", "x", "::1", "1.2.3.4:99999", ",,,"]),
        ("X-Forwarded-Proto", ["https", "x", "https,http"]),
        ("X-HTTP-Method-Override", ["DELETE", "x"]),
        ("User-Agent", ["", "\u00e9", "Mozilla/5.0 (Linux; Android 5.0)"]),
        ("Content-Encoding", ["gzip", "br", "x"]),
        ("Expect", ["100-continue", "x"]),
        ("Host", ["", "evil.test", "[::1", "a b", "localhost:99999"]),
        ("Authorization", ["Basic x", "Bearer x", "x"]),
        ("Connection", ["Upgrade", "close, TE"]),
        ("Upgrade", ["websocket", "h2c"]),
    ];

    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "XYZZY"];

    public static string Long(Random random) => new(Texts[random.Next(Texts.Length)].FirstOrDefault('a'), 1 << random.Next(6, 15));

    public static string Number(Random random) => random.NextInt64(-1_000, 10_000_000_000).ToString(CultureInfo.InvariantCulture);
}
