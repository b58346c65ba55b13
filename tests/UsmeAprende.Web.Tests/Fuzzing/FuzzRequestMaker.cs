using System.Text;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>Makes requests from what one visitor found, each spoilt in some way. The same seed and pages make the same requests.</summary>
internal sealed partial class FuzzRequestMaker(Random random, FuzzHarvest harvest, PersonId person, Guid gathering)
{
    private static readonly string[] Apis =
    [
        "/api/sync",
        "/api/encuentros/{0}/marcas",
        "/api/encuentros/{0}/carne",
        "/api/passkeys/crear",
        "/api/passkeys/entrar",
        "/entrar/llave",
        "/api/me",
        "/api/insignias",
        "/api/lotes/{0}",
    ];
    private static readonly string[] Verbs = ["completed", "answered", "practised", "reflected", "played", "attended", "voided", "x"];
    private static readonly string[] Kinds = ["came", "late", "early", "thanked", "showed", "undone", "x"];

    public FuzzRequest Next()
    {
        var request = random.Next(10) switch
        {
            < 5 when harvest.Forms.Count > 0 => Form(),
            < 8 => Address(),
            _ => Json(),
        };
        if (request.Method != "GET" && random.Next(20) > 0)
            request.Headers["Sec-Fetch-Site"] = "same-origin";
        if (random.Next(4) == 0)
            AddHeader(request.Headers);
        return random.Next(25) == 0 ? request with { Method = Of(MalformedValues.Methods) } : request;
    }

    private FuzzRequest Form()
    {
        var form = harvest.Forms[random.Next(harvest.Forms.Count)];
        var fields = form.Fields.Where(_ => random.Next(15) > 0).ToList();
        for (var times = random.Next(4); times > 0; times--)
            Spoil(fields);
        var path = random.Next(10) == 0 ? Spoilt(form.Path) : form.Path;
        if (!form.IsPost)
            return new FuzzRequest("GET", path) { Query = "?" + Encoded(fields) };

        var isMultipart = form.IsMultipart != (random.Next(10) == 0);
        var body = isMultipart ? Multipart(fields) : Encoding.UTF8.GetBytes(Encoded(fields));
        if (random.Next(12) == 0)
            body = body[..random.Next(body.Length + 1)];
        return new FuzzRequest("POST", path)
        {
            Query = random.Next(10) == 0 ? Query() : "",
            ContentType =
                random.Next(12) == 0 ? Of(MalformedValues.ContentTypes)
                : isMultipart ? "multipart/form-data; boundary=xx"
                : "application/x-www-form-urlencoded",
            Body = body,
        };
    }

    private FuzzRequest Address()
    {
        var path = harvest.Pages[random.Next(harvest.Pages.Count)];
        return new FuzzRequest(random.Next(8) == 0 ? "POST" : "GET", random.Next(3) > 0 ? Spoilt(path) : path)
        {
            Query = random.Next(2) == 0 ? Query() : "",
        };
    }

    private void Spoil(List<(string Name, string Value)> fields)
    {
        if (fields.Count == 0)
        {
            fields.Add((Text(), Text()));
            return;
        }
        var at = random.Next(fields.Count);
        var (name, value) = fields[at];
        switch (random.Next(8))
        {
            case 0:
                fields.Add((name, Text()));
                break;
            case 1:
                fields[at] = (
                    Of(
                        name + "[",
                        name + "[0]",
                        name + "[].x",
                        name + ".x",
                        "[" + name + "]",
                        name + "\0",
                        name.ToUpperInvariant(),
                        Text()
                    ),
                    value
                );
                break;
            case 2:
                fields.RemoveAt(at);
                break;
            case 3:
                fields[at] = (name, value + Text());
                break;
            default:
                fields[at] = (name, Text());
                break;
        }
    }

    private string Spoilt(string path)
    {
        var parts = path.Split('/');
        var at = random.Next(1, parts.Length + 1);
        if (at == parts.Length)
            return random.Next(2) == 0 ? path + "/" : path + "/" + Text();
        parts[at] = random.Next(6) switch
        {
            0 => " ",
            1 => Guid.TryParse(parts[at], out var id) ? id.ToString(Of("N", "B", "P", "X")) : parts[at].ToUpperInvariant(),
            2 => parts[at] + Of(".html", ".epub", ".pdf", ".ics", ".svg", ".png", ".json", ".xlsx"),
            3 => Guid.CreateVersion7().ToString(),
            _ => Text(),
        };
        var spoilt = string.Join('/', parts);
        return spoilt.Length > 0 && spoilt[0] == '/' ? spoilt : "/" + spoilt;
    }

    private string Query()
    {
        string[] names =
        [
            "lugar",
            "tipo",
            "curso",
            "desde",
            "hecho",
            "volver",
            "codigo",
            "pagina",
            "p",
            "q",
            "busca",
            "estado",
            "anio",
            "orden",
            "id",
            "action",
            "controller",
            "",
        ];
        var query = string.Join(
            '&',
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ =>
                    Of(names) + Of("=", "[=", "[0]=", ".x=", "") + (random.Next(3) == 0 ? Text() : Uri.EscapeDataString(Whole(Text())))
                )
        );
        return "?" + query.Replace('\r', ' ').Replace('\n', ' ');
    }

    private byte[] Multipart(List<(string Name, string Value)> fields)
    {
        var body = new MemoryStream();
        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        foreach (var (name, value) in fields)
        {
            var isFile = name.StartsWith("archivo", StringComparison.Ordinal) || name == "fotos" || random.Next(12) == 0;
            Write(
                "--xx\r\nContent-Disposition: form-data; "
                    + $"name=\"{name}\""
                    + $"{(isFile ? $"; filename=\"{Of("lista.csv", "lista.xlsx", "foto.jpg", "acta.pdf", "", Text())}\"" : "")}\r\n"
                    + (random.Next(6) == 0 ? $"Content-Type: {Of(MalformedValues.ContentTypes)}\r\n" : "")
                    + "\r\n"
            );
            if (isFile)
                body.Write(MalformedFiles.Make(random));
            else
                Write(value);
            Write("\r\n");
        }
        Write("--xx--\r\n");
        return body.ToArray();
    }

    private void AddHeader(Dictionary<string, string> headers)
    {
        var (name, values) = MalformedValues.Headers[random.Next(MalformedValues.Headers.Length)];
        // The server itself refuses hosts that are none.
        headers[name] = name != "Host" && random.Next(10) == 0 ? MalformedValues.Long(random) : Of(values);
    }

    private string Text() =>
        random.Next(12) switch
        {
            0 => MalformedValues.Long(random),
            1 => MalformedValues.Number(random),
            _ => Of(MalformedValues.Texts),
        };

    private string Encoded(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => random.Next(25) == 0 ? $"{f.Name}={f.Value}" : $"{Escape(f.Name)}={Escape(f.Value)}"));

    // As bytes that a form may carry, also those of half a pair.
    private static string Escape(string text) => string.Concat(Encoding.UTF8.GetBytes(Whole(text)).Select(b => $"%{b:X2}"));

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private T Of<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
