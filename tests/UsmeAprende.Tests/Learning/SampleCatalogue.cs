using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Learning;

/// <summary>A small course with one of everything, made by hand: what is tested here is learning, not reading files.</summary>
internal static class SampleCatalogue
{
    public const string Course = "huerta";
    public const string Sow = "huerta/semillas/sembrar";
    public const string Water = "huerta/semillas/regar";
    public const string Harvest = "huerta/cosecha/cosechar";
    public const string Choice = Sow + "/cual";
    public const string Ordering = Sow + "/pasos";
    public const string Matching = Water + "/parejas";
    public const string Completion = Water + "/palabra";
    public const string Practice = Sow + "/hacerlo";
    public const string Reflection = Sow + "/pensarlo";
    public const string Test = "huerta/semillas/prueba";

    public static readonly QuizQuestion ChoiceQuestion = Ask(
        Choice,
        QuestionKind.Choice,
        "q-choice",
        Option("aaaa0001", "tierra", true),
        Option("aaaa0002", "piedra", false),
        Option("aaaa0003", "agua", true)
    );
    public static readonly QuizQuestion OrderingQuestion = Ask(
        Ordering,
        QuestionKind.Ordering,
        "q-order",
        Option("bbbb0002", "abrir", true),
        Option("bbbb0001", "poner", true),
        Option("bbbb0003", "tapar", true)
    );
    public static readonly QuizQuestion MatchingQuestion = Ask(
        Matching,
        QuestionKind.Matching,
        "q-match",
        Pair("cccc0002", "dddd0001"),
        Pair("cccc0001", "dddd0002")
    );
    public static readonly QuizQuestion CompletionQuestion = Ask(
        Completion,
        QuestionKind.Completion,
        "q-word",
        Option("eeee0001", "Contraseña segura", true),
        Option("eeee0002", "1234", false)
    );

    public static readonly ModuleTest ModuleTest = new(
        new(Test),
        "Prueba",
        60,
        "",
        [
            Ask(Test + "/una", QuestionKind.Choice, "t-one", Option("ff000001", "sí", true), Option("ff000002", "no", false)),
            Ask(Test + "/dos", QuestionKind.Choice, "t-two", Option("ff000003", "sí", true), Option("ff000004", "no", false)),
            Ask(Test + "/tres", QuestionKind.Completion, "t-three", Option("ff000005", "agua", true)),
        ],
        "test-v1"
    );

    public static CourseCatalogue Make() =>
        Of(
            LessonOf(
                Sow,
                10,
                new LessonQuestionPart(ChoiceQuestion),
                new LessonQuestionPart(OrderingQuestion),
                new LessonPracticePart(new(Practice), "", []),
                new LessonReflectionPart(new(Reflection), "")
            ),
            LessonOf(Water, 5, new LessonQuestionPart(MatchingQuestion), new LessonQuestionPart(CompletionQuestion)),
            LessonOf(Harvest, 7)
        );

    public static CourseCatalogue Of(Lesson sow, Lesson water, Lesson harvest) =>
        new(
            "v",
            [
                new Course(
                    Course,
                    "La huerta",
                    "Sembrar y cosechar.",
                    1,
                    "Básico",
                    new CertificateRule(80, 60, 1, 1, "Haga las lecciones, apruebe la prueba y venga a un café."),
                    "",
                    [
                        new CourseModule(
                            "huerta/semillas",
                            1,
                            "Semillas",
                            "",
                            "",
                            [sow, water],
                            ModuleTest,
                            new FacilitatorGuide(new("huerta/semillas/guia"), "Guía", 90, "Siembra una semilla.", ""),
                            []
                        ),
                        new CourseModule("huerta/cosecha", 2, "Cosecha", "", "", [harvest], null, null, []),
                    ]
                ),
                new Course(
                    "mercado",
                    "El mercado",
                    "Vender.",
                    2,
                    "Básico",
                    new CertificateRule(100, 60, 0, 0, "Haga todo."),
                    "",
                    [new CourseModule("mercado/vender", 1, "Vender", "", "", [LessonOf("mercado/vender/precio", 8)], null, null, [])]
                ),
                new Course("riego", "El riego", "Pronto.", 3, "Básico", new CertificateRule(100, 60, 0, 0, "Haga todo."), "", []),
            ],
            [],
            null,
            []
        );

    public static Lesson LessonOf(string id, int minutes, params LessonPart[] parts) =>
        new(
            new(id),
            char.ToUpperInvariant(id[(id.LastIndexOf('/') + 1)]) + id[(id.LastIndexOf('/') + 2)..],
            minutes,
            [],
            [],
            [.. parts],
            [],
            "lesson-v1"
        );

    public static QuizQuestion Ask(string id, QuestionKind kind, string hash, params ImmutableArray<AnswerOption> options) =>
        new(new(id), kind, "", options, hash);

    public static AnswerOption Option(string hash, string text, bool right) => new(hash, text, text, "Porque sí.", right);

    private static AnswerOption Pair(string left, string right) =>
        new(left, left, left, "Porque sí.", true, new MatchTarget(right, right, right));
}
