using System.Globalization;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials.Proofs;

/// <summary>Reads a credential of ours as the statements that it makes, which is what is signed: other JSON may say the same.</summary>
internal sealed class CredentialGraph
{
    private readonly HashSet<RdfQuad> _quads = [];
    private int _blanks;

    private CredentialGraph() { }

    /// <exception cref="NotSupportedException">It has a member that our credentials do not have.</exception>
    public static string Canonicalise(JsonObject credential)
    {
        var graph = new CredentialGraph();
        graph.AddNode(credential, graph: null);
        return CanonicalQuads.Write(graph._quads);
    }

    private string AddNode(JsonObject node, string? graph)
    {
        var subject = SignedClaims.ReadText(node["id"]) is { } id ? RdfQuad.Reference(id) : CreateBlank();
        List<string> types = [.. Items(node["type"]).Select(SignedClaims.ReadText).OfType<string>()];
        foreach (var type in types)
            Add(subject, CredentialVocabulary.Type, RdfQuad.Reference(CredentialVocabulary.FindType(type)), graph);
        foreach (var (member, value) in node)
        {
            if (member is "id" or "type" or "@context")
                continue;
            var meaning = CredentialVocabulary.Find(member, types);
            foreach (var item in Items(value))
                Add(subject, meaning.Address, Write(item, meaning, graph), graph);
        }
        return subject;
    }

    private string Write(JsonNode? item, TermMeaning meaning, string? graph)
    {
        if (item is JsonObject node)
        {
            if (!meaning.HasOwnGraph)
                return AddNode(node, graph);
            var own = CreateBlank();
            AddNode(node, own);
            return own;
        }

        var text = item switch
        {
            JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "true" : "false",
            JsonValue value when value.TryGetValue<string>(out var plain) => plain,
            _ => throw new NotSupportedException("Numbers and nulls are not signed."),
        };
        return meaning.IsReference ? RdfQuad.Reference(CredentialVocabulary.Expand(text)) : RdfQuad.Literal(text, meaning.DataType);
    }

    private void Add(string subject, string predicate, string value, string? graph) =>
        _quads.Add(new RdfQuad(subject, RdfQuad.Reference(predicate), value, graph));

    private string CreateBlank() => string.Create(CultureInfo.InvariantCulture, $"_:b{_blanks++}");

    private static IReadOnlyList<JsonNode?> Items(JsonNode? value)
    {
        if (value is JsonArray several)
            return [.. several];
        return value is null ? [] : [value];
    }
}
