using System.Text;
using System.Text.Json;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>Requests of the interfaces.</summary>
internal sealed partial class FuzzRequestMaker
{
    private FuzzRequest Json()
    {
        var api = string.Format(null, Of(Apis), random.Next(8) == 0 ? Text() : gathering);
        var isMarks = api.EndsWith("marcas", StringComparison.Ordinal);
        var body = api.EndsWith("carne", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(new Dictionary<string, object?> { [random.Next(6) == 0 ? Text() : "carne"] = Thing() })
            : JsonSerializer.Serialize(
                new Dictionary<string, object?>
                {
                    [isMarks ? "staff" : "person"] = random.Next(8) == 0 ? Thing() : person,
                    [isMarks ? "marks" : "records"] =
                        random.Next(8) == 0
                            ? Thing()
                            : Enumerable
                                .Range(0, random.Next(6))
                                .Select(_ =>
                                    random.Next(8) == 0 ? Thing()
                                    : isMarks ? Mark()
                                    : Record()
                                )
                                .ToList(),
                }
            );
        if (random.Next(8) == 0)
            body = body[..random.Next(body.Length + 1)];

        // Half a surrogate pair and the like must arrive as written.
        var bytes = Encoding.UTF8.GetBytes(
            random.Next(3) == 0 ? body.Replace("\\uFFFD", Of("\\uD83D", "\\uFFFE", "\\u0000", "\\uDC00"), StringComparison.Ordinal) : body
        );
        if (random.Next(15) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return new FuzzRequest("POST", api)
        {
            ContentType = random.Next(12) == 0 ? Of(MalformedValues.ContentTypes) : "application/json",
            Body = bytes,
        };
    }

    private Dictionary<string, object?> Record() =>
        SpoiltFields(
            new()
            {
                ["id"] = Guid.CreateVersion7(),
                ["verb"] = Of(Verbs),
                ["activity"] = harvest.Pages[random.Next(harvest.Pages.Count)].Replace("/cursos/", "", StringComparison.Ordinal),
                ["answer"] = random.Next(2) == 0 ? Text() : null,
                ["question"] = random.Next(2) == 0 ? Text() : null,
                ["content"] = null,
                ["occurred"] = "2035-08-06T14:30:00.000Z",
            }
        );

    private Dictionary<string, object?> Mark() =>
        SpoiltFields(
            new()
            {
                ["id"] = Guid.CreateVersion7(),
                ["person"] = person,
                ["kind"] = Of(Kinds),
                ["time"] = random.Next(2) == 0 ? "10:10" : null,
                ["module"] = random.Next(3) == 0 ? Text() : null,
                ["target"] = random.Next(3) == 0 ? Guid.CreateVersion7() : null,
                ["occurred"] = "2035-08-06T14:30:00.000Z",
            }
        );

    private Dictionary<string, object?> SpoiltFields(Dictionary<string, object?> fields)
    {
        for (var times = random.Next(3); times > 0; times--)
            fields[Of([.. fields.Keys])] = Thing();
        return fields;
    }

    private object? Thing() =>
        random.Next(8) switch
        {
            0 => null,
            1 => random.Next(),
            2 => random.NextDouble() * 1e300,
            3 => new object[] { Text() },
            4 => new Dictionary<string, object?> { [Text()] = Text() },
            5 => true,
            _ => Text(),
        };
}
