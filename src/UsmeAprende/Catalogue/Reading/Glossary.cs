using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The terms of <c>glosario.md</c>.</summary>
/// <param name="Faulty">Slugs that are written there, but wrongly: whoever uses them is withdrawn with them.</param>
internal sealed record Glossary(ImmutableArray<Term> Terms, FrozenSet<string> Faulty)
{
    private readonly FrozenDictionary<string, Term> _bySlug = Terms.ToFrozenDictionary(t => t.Slug);

    public Term? Find(string slug, SourceText source, int line)
    {
        if (_bySlug.TryGetValue(slug, out var term))
            return term;
        source.Fault(
            line,
            Faulty.Contains(slug) ? $"El término «{slug}» tiene faltas en glosario.md." : $"El término «{slug}» no está en glosario.md."
        );
        return null;
    }
}
