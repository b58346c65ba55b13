using System.Text;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>A request as it goes to the site, whatever a client library would say of it.</summary>
internal sealed record FuzzRequest(string Method, string Path)
{
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>So that somebody can send it by hand.</summary>
    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(h => $" [{h.Key}: {Short(h.Value)}]"));
        var body = ContentType is null ? "" : $" ({ContentType}) {Short(Encoding.Latin1.GetString(Body))}";
        return string.Concat($"{Method} {Path}{Query}{headers}{body}".Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : $"{c}"));
    }

    private static string Short(string text) => text.Length > 600 ? $"{text[..600]}… ({text.Length})" : text;
}
