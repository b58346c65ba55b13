using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Web.Kit.Assets;

namespace UsmeAprende.Web.Tests.Kit.Assets;

/// <summary>Scripts that travel as one file share one scope: a name that stands at the top of two of them stops them all.</summary>
public sealed partial class ScriptBundleTests
{
    private static readonly string Scripts = Path.Combine(SourceRepository.Root, "src/UsmeAprende.Web/wwwroot");

    [Fact]
    public void Bundle_OfSeveralScripts_HasEachTopNameOnce()
    {
        var files = Directory.EnumerateFiles(Scripts, "*.js").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

        var twice =
            from bundle in ScriptBundles.All
            from name in TopName()
                .Matches(Encoding.UTF8.GetString(bundle.Join(part => files[part])))
                .GroupBy(declared => declared.Groups["name"].Value)
            where name.Count() > 1
            select $"{bundle.Name} declares {name.Key} {name.Count()} times";

        Assert.Empty(twice);
    }

    // A name that two parts import would be declared twice, which stops them all too.
    [Fact]
    public void Bundle_WhosePartsAskForTheSame_AsksForItOnce()
    {
        var parts = new Dictionary<string, string>
        {
            ["a.js"] = """import{p,q}from"./c.js";x()""",
            ["b.js"] = """import d,{q}from"./c.js";import{x}from"./a.js";import e from"./e.js";y()""",
        };

        var joined = new ScriptBundle("one.js", [.. parts.Keys]).Join(part => Encoding.UTF8.GetBytes(parts[part]));

        Assert.Equal(
            """
            import d,{p,q} from"./c.js";
            import e from"./e.js";
            x()
            y()
            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(joined)
        );
    }

    // Fetched again by its own name, a part of the page's file would be there twice: each tap would do what it does twice.
    [Fact]
    public void Script_BroughtLater_BringsNothingThatListensToThePageAlready()
    {
        var parts = ScriptBundles.All.SelectMany(bundle => bundle.Parts).ToHashSet();
        var listening = parts.Where(part => Listens().IsMatch(File.ReadAllText(Path.Combine(Scripts, part)))).ToHashSet();

        var again =
            from file in Directory.EnumerateFiles(Scripts, "*.js")
            where !parts.Contains(Path.GetFileName(file))
            from import in Imported().Matches(File.ReadAllText(file))
            where listening.Contains(import.Groups["file"].Value)
            select $"{Path.GetFileName(file)} brings {import.Groups["file"].Value} again";

        Assert.Contains("page.js", listening);
        Assert.Empty(again);
    }

    [GeneratedRegex(@"^(document\.)?addEventListener\(", RegexOptions.Multiline)]
    private static partial Regex Listens();

    [GeneratedRegex(@"^import .* from '\./(?<file>[^']+)';", RegexOptions.Multiline)]
    private static partial Regex Imported();

    [GeneratedRegex(@"^(export )?(default )?(async )?(const|let|class|function\*?) (?<name>[\w$]+)", RegexOptions.Multiline)]
    private static partial Regex TopName();
}

public sealed class AssetMinifierTests
{
    private static readonly string Folder = Path.Combine(SourceRepository.Root, "src/UsmeAprende.Web/wwwroot");

    [Fact]
    public void StyleAndScripts_AreAllUnderstood()
    {
        var sources = Directory.EnumerateFiles(Folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var bundles = ScriptBundles.All.Select(bundle =>
            (bundle.Name, Body: bundle.Join(part => AssetMinifier.Minify(part, sources[part])))
        );

        var faulty =
            from file in sources.Select(source => (Name: source.Key, Body: source.Value)).Concat(bundles)
            from error in AssetMinifier.Parse(file.Name, file.Body)?.Errors ?? []
            where error.IsError
            select $"{file.Name}: {error}";

        Assert.Empty(faulty);
    }

    [Fact]
    public void Script_LosesCommentsAndBlanks_AndKeepsNamesAndWords()
    {
        const string script = """
            // Where help is.
            /** @type {string} */
            const address = 'https://usme.example//ayuda';
            export const greeting = name => `Hola,   ${name}  // vecina /* de aquí */`;
            """;

        var served = Serve("x.js", script);

        Assert.DoesNotContain("Where", served, StringComparison.Ordinal);
        Assert.DoesNotContain("@type", served, StringComparison.Ordinal);
        Assert.Contains("const address=\"https://usme.example//ayuda\"", served, StringComparison.Ordinal);
        Assert.Matches(@"export const greeting=(\w+)=>`Hola,   \$\{\1\}  // vecina /\* de aquí \*/`", served);
    }

    [Fact]
    public void Style_LosesCommentsAndBlanks_AndKeepsItsDrawings()
    {
        const string style = """
            /* A hill. */
            .hill { mask: url("data:image/svg+xml,<path d='M0 0  L1 1'/>") ; color: #ffffff }
            """;

        var served = Serve("x.css", style);

        Assert.Equal(""".hill{mask:url("data:image/svg+xml,<path d='M0 0  L1 1'/>");color:#fff}""", served);
    }

    [Theory]
    [InlineData("x.js", "const = ;")]
    [InlineData("logo.svg", "<svg>  </svg>")]
    public void WhatCannotBeRead_StaysAsItIs(string name, string text) => Assert.Equal(text, Serve(name, text));

    private static string Serve(string name, string text) =>
        Encoding.UTF8.GetString(AssetMinifier.Minify(name, Encoding.UTF8.GetBytes(text)));
}
