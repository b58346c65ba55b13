using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Catalogue;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Badges.Awarding;

/// <summary>A badge for every fact, over the sample catalogue, made by hand.</summary>
internal static class SampleBadgeBook
{
    public const string FirstLesson = "primera";
    public const string TwoLessons = "dos";
    public const string Module = "modulo";
    public const string FullMarks = "cien";
    public const string Passed = "aprobada";
    public const string Retry = "reintento";
    public const string Practice = "practica";
    public const string ThreeWeeks = "tres-semanas";
    public const string Cafe = "cafe";
    public const string Task = "tarea";
    public const string Thanked = "gracias";
    public const string Together = "meta";
    public const string Player = "juego";
    public const string LessonAndPractice = "las-dos-cosas";
    public const string Retired = "retirada";

    public static readonly BadgeBook Book = Of(
        Make(FirstLesson, new BadgeCriterion(BadgeFactKind.Lesson, 1)),
        Make(TwoLessons, new BadgeCriterion(BadgeFactKind.Lesson, 2, SampleCatalogue.Course)),
        Make(Module, new BadgeCriterion(BadgeFactKind.Module, 1, "huerta/semillas")),
        Make(FullMarks, new BadgeCriterion(BadgeFactKind.Test, 1, null, 100)),
        Make(Passed, new BadgeCriterion(BadgeFactKind.Test, 1)),
        Make(Retry, new BadgeCriterion(BadgeFactKind.Retry, 1)),
        Make(Practice, new BadgeCriterion(BadgeFactKind.Practice, 1)),
        Make(ThreeWeeks, new BadgeCriterion(BadgeFactKind.Week, 3)),
        Make(Cafe, new BadgeCriterion(BadgeFactKind.Gathering, 1)),
        Make(Task, new BadgeCriterion(BadgeFactKind.Task, 1, "huerta")),
        Make(Thanked, new BadgeCriterion(BadgeFactKind.Thanks, 1)),
        Make(Together, new BadgeCriterion(BadgeFactKind.Goal, 1)),
        Make(Player, new BadgeCriterion(BadgeFactKind.Game, 1)),
        Make(LessonAndPractice, new BadgeCriterion(BadgeFactKind.Lesson, 1), new BadgeCriterion(BadgeFactKind.Practice, 1)),
        Make(Retired, new BadgeCriterion(BadgeFactKind.Lesson, 1)) with
        {
            IsRetired = true,
        }
    );

    public static BadgeBook Of(params BadgeDefinition[] badges) =>
        new($"v{badges.Length}", [new BadgeFamily("camino", "Mi camino", "Aprender.", "Sirve.", [.. badges])]);

    public static BadgeDefinition Make(string id, params BadgeCriterion[] rule) =>
        new(
            id,
            "camino",
            1,
            id,
            "Lo hizo.",
            "Hágalo.",
            [new DigitalCompetence("DigComp 2.2 1.1", "Buscar")],
            [.. rule],
            new SvgDrawing($"/insignias/dibujos/{id}.svg", 160, 160, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()),
            new byte[] { 1 }
        );

    /// <summary>Gives a site this book, or the one that the test changes.</summary>
    public static Action<IServiceCollection> Instead(Func<BadgeBook>? book = null) =>
        services =>
            services.Replace(
                ServiceDescriptor.Singleton(provider => new BadgeStore(
                    provider.GetRequiredService<CatalogueStore>(),
                    _ => book?.Invoke() ?? Book,
                    NullLogger<BadgeStore>.Instance
                ))
            );

    /// <summary>What the rules say of a history: badge and date.</summary>
    public static IReadOnlyDictionary<string, DateTime> Earned(BadgeHistory history)
    {
        var facts = BadgeFacts.Compute(history, SampleCatalogue.Make());
        return new SortedDictionary<string, DateTime>(
            Book.Badges.Where(b => !b.IsRetired)
                .Select(b => (b.Id, At: facts.EarnedAt(b)))
                .Where(b => b.At is not null)
                .ToDictionary(b => b.Id, b => b.At!.Value),
            StringComparer.Ordinal
        );
    }
}
