using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue.Search;

namespace UsmeAprende.Web.Home.Search;

/// <summary>
/// The index as phones get it: no texts, only titles, addresses and stems. Lists in place of named fields, since it is fetched over bad
/// lines; <c>finding.js</c> reads it.
/// </summary>
internal static class SearchIndexFile
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What each kind of result is called.</summary>
    public static Dictionary<SearchKind, string> Kinds { get; } =
        new()
        {
            [SearchKind.Lesson] = "Lecciones",
            [SearchKind.Help] = "Ayuda y páginas del sitio",
            [SearchKind.Term] = "Palabras del glosario",
            [SearchKind.Course] = "Cursos y módulos",
            [SearchKind.Test] = "Pruebas",
            [SearchKind.Gathering] = "Encuentros",
        };

    public static ContentResult Write(SearchIndex index) =>
        ToJson(
            new
            {
                kinds = Enum.GetValues<SearchKind>().Select(kind => Kinds[kind]),
                ignored = index.Synonyms.Ignored.Order(StringComparer.Ordinal),
                groups = index.Synonyms.Groups.Select(group => group.Select(phrase => SynonymList.Key(phrase))),
                entries = index.Entries.Select(ToRow),
            }
        );

    public static ContentResult Write(SynonymList synonyms, IEnumerable<SearchEntry> entries) =>
        ToJson(new { entries = entries.Select(entry => ToRow(new IndexedEntry(entry, synonyms))) });

    private static object[] ToRow(IndexedEntry entry) =>
        [
            (int)entry.Entry.Kind,
            entry.Entry.Title,
            entry.Entry.Path,
            entry.Entry.About,
            string.Join(' ', entry.Keywords.Except(entry.Title).Order(StringComparer.Ordinal)),
        ];

    private static ContentResult ToJson(object file) =>
        new() { Content = JsonSerializer.Serialize(file, Compact), ContentType = "application/json; charset=utf-8" };
}
