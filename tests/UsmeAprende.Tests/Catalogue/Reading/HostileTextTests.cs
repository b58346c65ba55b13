using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>Whatever a lesson's text says, nothing of it runs in a reader's browser, and nothing of it brings the reader down.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts => new(Hostile);

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        "a <svg/onload=alert(1)> b",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!-- <script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php <script>alert(1)</script> ?>",
        "<style>@import 'javascript:alert(1)'</style>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "\\<script>alert(1)\\</script>",
        "`<script>alert(1)</script>`",
        "```\n<script>alert(1)</script>\n```",
        "```\" onmouseover=\"alert(1)\nx\n```",
        "    <script>alert(1)</script>",
        "## <script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](JAVASCRIPT:alert(1))",
        "[x](java&#x0A;script:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](\u00a0javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[1]\n\n[1]: javascript:alert(1) \"a\"",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1))",
        "![<script>alert(1)</script>](../img/semilla.svg)",
        "![\" onerror=\"alert(1)](../img/semilla.svg)",
        "![x](../img/semilla.svg \"\" onerror=alert(1)\")",
        "[x](/ayuda \"\\\" onclick=\\\"alert(1)\")",
        "[x](/ayuda\"onclick=\"alert(1))",
        "[x](https://a.example/\" onclick=\"alert(1))",
        "[x](glosario:wifi\" onclick=\"alert(1))",
        "[x](#\"onclick=\"alert(1))",
        "::: nota\n<script>alert(1)</script>\n:::",
        "::: nota\n::: cuidado\n::: nota\n<script>alert(1)</script>\n:::\n:::\n:::",
        "::: <script>alert(1)</script>\nx\n:::",
        "::: pregunta \"onclick=alert(1)\n¿<script>alert(1)</script>?\n- [x] <script>alert(1)</script> | <img "
            + "src=x onerror=alert(1)>\n- [ ] [x](javascript:alert(1)) | [x](javascript:alert(1))\n:::",
        "::: emparejar a\nUna\n- <script>alert(1)</script> = <script>alert(1)</script> | x\n- "
            + "[x](javascript:alert(1)) = ![x](javascript:alert(1)) | x\n:::",
        "::: completar a\n<script>____</script>\n- [x] \"><script>alert(1)</script> | x\n:::",
        "::: practica a\n<script>alert(1)</script>\n:::",
        "::: glosario\n- <script>alert(1)</script>\n:::",
        "uno\u0000dos <scr\u0000ipt>alert(1)</script>",
        "\u202Etxet <script>",
        "\uD83D\uDE00 emoji {onclick=alert(1)} {#id .x onclick=alert(1)}",
        new string('a', 100_000),
        new string('[', 5_000),
        new string('*', 5_000),
        new string('>', 5_000),
        string.Concat(Enumerable.Repeat("- ", 2_000)),
        string.Concat(Enumerable.Repeat("[x](", 5_000)),
        string.Concat(Enumerable.Repeat("![", 5_000)),
        string.Concat(Enumerable.Repeat("::: nota\n", 500)),
        string.Concat(Enumerable.Repeat("<b>", 5_000)),
        string.Concat(Enumerable.Repeat("`<", 5_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Lesson_WithHostileText_YieldsNothingThatRuns(string text)
    {
        using var courses = new SampleCourses().WriteBody(text + "\n");

        AssertNothingRuns(Compile(courses));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Folder_WithHostileTextInEveryOtherFile_IsStillRead(string text)
    {
        using var courses = new SampleCourses();
        foreach (
            var file in new[]
            {
                SampleCourses.Course,
                SampleCourses.Module,
                SampleCourses.Guide,
                SampleCourses.Test,
                SampleCourses.Drawing,
                "glosario.md",
                "diagnostico.md",
                "competencias.yml",
            }
        )
            courses.Write(file, courses.Text(file) + text + "\n");

        var catalogue = courses.Read();

        AssertNothingRuns(
            string.Concat(catalogue.Glossary.Select(t => t.DefinitionHtml))
                + catalogue.Placement?.Html
                + string.Concat(catalogue.Courses.Select(c => c.Html))
        );
    }

    // Renders what would have been withdrawn too: the renderer must not rely on the checks before it.
    private static string Compile(SampleCourses courses)
    {
        var faults = new ContentFaultList();
        var drawing = new SvgDrawing("/cursos/huerta/img/semilla.svg", 640, 360, default);
        var surroundings = new ReadingContext(
            new Dictionary<string, SvgDrawing?> { ["semilla.svg"] = drawing }.ToFrozenDictionary(),
            new GlossaryIndex([new GlossaryTerm("wifi", "Wifi", "Internet sin cable.")], FrozenSet<string>.Empty),
            new CompetenceList([], IsReadable: true),
            HelpLineIndex.None,
            new CrossReferences()
        );
        var lesson = LessonReader.Read(
            new SourceText(
                new SourceFile(SampleCourses.Lesson, File.ReadAllBytes(Path.Combine(courses.Folder, SampleCourses.Lesson))),
                faults
            ),
            new("huerta/sembrar/la-semilla"),
            surroundings
        );
        return string.Join(
            '\n',
            lesson.Parts.SelectMany(part =>
                part switch
                {
                    LessonTextPart text => [text.Html],
                    LessonPracticePart practice => [practice.Html],
                    LessonReflectionPart reflection => [reflection.Html],
                    LessonQuestionPart { Question: var q } => q
                        .Options.SelectMany(o => new[] { o.Html, o.ExplanationHtml, o.Match?.Html ?? "" })
                        .Prepend(q.PromptHtml),
                    _ => Array.Empty<string>(),
                }
            )
        );
    }

    private static void AssertNothingRuns(string html)
    {
        var elements = new HtmlParser().ParseDocument(html).Body!.QuerySelectorAll("*").ToList();

        Assert.DoesNotContain(elements, e => e.LocalName is "script" or "style" or "iframe" or "object" or "embed" or "svg" or "b" or "i");
        Assert.DoesNotContain(elements.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            elements.SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src"),
            a => a.Value.Contains(':', StringComparison.Ordinal) && !a.Value.StartsWith("https://", StringComparison.Ordinal)
        );
    }
}
