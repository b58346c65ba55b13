using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>A file for the checks: texts and blocks, each with its line.</summary>
/// <param name="Body">First line below its head, from 1.</param>
internal sealed record LintedFile(
    string Path,
    YamlKeys Keys,
    int Body,
    ImmutableArray<ContentBlock> Pieces,
    ImmutableArray<LintedQuestion> Questions,
    ImmutableArray<TextPassage> Passages,
    ImmutableArray<WebLink> Links
)
{
    private static readonly string[] TextsAtHead = ["title", "summary", "task", "certificate_words"];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsLesson => Path.Split('/').Length == 3 && Name is not ("module.md" or "prueba.md" or "guia.md");

    public bool IsTest => Name == "prueba.md";

    public bool IsGuide => Name == "guia.md";

    public IEnumerable<TextPassage> RunningText => Passages.Where(p => p.IsRunningText);

    public LintFinding CreateFinding(int line, string message) => new(Path, line, message);

    /// <summary>Is it content that people learn from?</summary>
    public static bool IsContent(SourceFile file) =>
        file.Path is "glosario.md" or "diagnostico.md"
        || (file.Folder.Length > 0 && file.Name.EndsWith(".md", StringComparison.Ordinal) && file.Name != "README.md");

    public static LintedFile Read(SourceFile file)
    {
        // The reader reports the faults; here we read what can be read.
        var source = new SourceText(file, new ContentFaultList());
        var isGlossary = file.Path == "glosario.md";
        var head = isGlossary ? new FrontMatter(new YamlKeys(source, null, 0), 0) : FrontMatter.Read(source);
        var pieces = ContentBlockSplitter.Split(source, head.Body, ContentBlockSplitter.All);
        var texts = new PassageReader();
        foreach (var key in TextsAtHead.Where(head.Keys.Has))
            texts.AddLine(head.Keys.Text(key), head.Keys.LineOf(key), TextPassage.Head);
        var questions = ImmutableArray.CreateBuilder<LintedQuestion>();
        foreach (var piece in pieces.Where(p => p.Name != "glosario"))
        {
            var isQuestion = ContentBlockSplitter.Questions.Contains(piece.Name);
            var (prompt, items) = isQuestion ? QuestionItem.ReadAll(piece, source) : (piece.Lines, []);
            // The other names of a term are not part of its definition.
            texts.Add(
                string.Join(
                    '\n',
                    isGlossary ? prompt.Select(line => line.StartsWith("También:", StringComparison.Ordinal) ? "" : line) : prompt
                ),
                piece.First,
                piece.Name
            );
            foreach (var item in items)
                texts.Add(item, piece.Name);
            if (isQuestion)
                questions.Add(new LintedQuestion(piece, items));
        }

        return new LintedFile(file.Path, head.Keys, head.Body + 1, pieces, questions.ToImmutable(), texts.All, texts.Links);
    }
}

/// <summary>A question as written.</summary>
internal sealed record LintedQuestion(ContentBlock Piece, ImmutableArray<QuestionItem> Items)
{
    public string Name => Piece.Name;

    public int Line => Piece.Line;
}
