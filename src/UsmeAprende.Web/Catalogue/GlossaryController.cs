using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The page with all words of the glossary, by letters.</summary>
[AllowAnonymous]
public sealed class GlossaryController(CatalogueStore courses) : Controller
{
    [HttpGet("/glosario"), PublicPage]
    public IActionResult Show() => View("Glossary", GlossaryLetter.Group(courses.Current.Glossary));
}

/// <summary>The words that begin with a letter.</summary>
public sealed record GlossaryLetter(string Name, IReadOnlyList<GlossaryTerm> Terms)
{
    private const string Signs = "#";

    public string Anchor => Name == Signs ? "letra-otros" : $"letra-{Name.ToLowerInvariant()}";

    /// <summary>
    /// In the order of the file. Words with an accent stand with those without; Ñ is a letter of its own, as in a dictionary.
    /// </summary>
    public static IReadOnlyList<GlossaryLetter> Group(IEnumerable<GlossaryTerm> terms) =>
        [.. terms.GroupBy(t => LetterOf(t.Name)).Select(g => new GlossaryLetter(g.Key, [.. g]))];

    private static string LetterOf(string name)
    {
        var first = name.TrimStart('¿', '¡', '«', '"')[..1].ToUpperInvariant();
        var plain = first == "Ñ" ? first : UnicodeForm.Normalize(first, NormalizationForm.FormD)[..1];
        return char.IsLetter(plain[0]) ? plain : Signs;
    }
}
