using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Chooses the three questions from earlier modules that open a module.</summary>
internal static class Reviews
{
    public const int Count = 3;

    public static ImmutableArray<Module> Complete(ImmutableArray<ModuleDraft> drafts)
    {
        var modules = ImmutableArray.CreateBuilder<Module>();
        var earlier = new List<Question>();
        foreach (var draft in drafts)
        {
            var review = draft.ReviewSource is null ? Spaced(draft.Module, earlier) : Chosen(draft, earlier);
            modules.Add(draft.Module with { Review = review });
            earlier.AddRange(draft.Module.Lessons.SelectMany(l => l.Questions));
        }

        return modules.ToImmutable();
    }

    // One from the oldest third, one from the middle, one from what was learnt last: the same for everyone.
    private static ImmutableArray<Question> Spaced(Module module, List<Question> earlier) =>
        module.Lessons.IsEmpty ? []
        : earlier.Count <= Count ? [.. earlier]
        : [.. Enumerable.Range(0, Count).Select(third => earlier[((2 * third) + 1) * earlier.Count / (2 * Count)])];

    private static ImmutableArray<Question> Chosen(ModuleDraft draft, List<Question> earlier)
    {
        var course = draft.Module.Id[..draft.Module.Id.IndexOf('/')];
        var chosen = ImmutableArray.CreateBuilder<Question>();
        foreach (var (text, line) in draft.Review)
        {
            if (earlier.Find(q => q.Id == $"{course}/{text}") is not { } question)
                draft.ReviewSource!.Fault(
                    line,
                    $"La pregunta «{text}» no está en ningún módulo anterior. Se escribe módulo/lección/pregunta, sin números."
                );
            else if (chosen.Contains(question))
                draft.ReviewSource!.Fault(line, $"La pregunta «{text}» está dos veces en «review».");
            else
                chosen.Add(question);
        }

        return chosen.ToImmutable();
    }
}
