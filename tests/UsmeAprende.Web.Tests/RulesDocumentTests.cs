using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Tests;

/// <summary>docs/rules.md and the code agree: numbers in the code have their rule, and rules name types and tests that exist.</summary>
public sealed partial class RulesDocumentTests
{
    private static readonly string[] Folders = ["src", "tests", "migrations", "docs"];
    private static readonly string[] TextFiles = [".cs", ".cshtml", ".js", ".css", ".md"];
    private static readonly string Rules = File.ReadAllText(Path.Combine(SourceRepository.Root, "docs", "rules.md"))
        .ReplaceLineEndings("\n");
    private static readonly List<string> Numbers = [.. Heading().Matches(Rules).Select(heading => heading.Groups["number"].Value)];

    [Fact]
    public void Numbers_OfRules_CountFromOneWithoutAGap() =>
        Assert.Equal(Enumerable.Range(1, Math.Max(1, Numbers.Count)).Select(number => $"R{number}"), Numbers);

    [Fact]
    public void Number_NamedAnywhere_HasItsRule()
    {
        var unknown =
            from folder in Folders
            from file in FilesIn(folder)
            from name in Number().Matches(File.ReadAllText(file)).Select(match => match.Value).Except(Numbers)
            select $"{Path.GetRelativePath(SourceRepository.Root, file)}: {name}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Rule_InTheFile_NamesATestOrSaysThatItIsNotBuilt() =>
        Assert.All(Rules.Split("\n## R")[1..], entry => Assert.Matches("\n(Proved by|Not built yet): ", entry));

    [Theory]
    [InlineData("Kept by", "src"), InlineData("Proved by", "tests")]
    public void Name_InARule_IsOfWhatExists(string list, string folder)
    {
        var files = FilesIn(folder).ToDictionary(path => path, File.ReadAllText);
        var declared = files
            .SelectMany(f => Declaration().Matches(f.Value), (f, type) => (Name: type.Groups["name"].Value, Text: f.Value))
            .Concat(files.Select(f => (Name: Path.GetFileName(f.Key), Text: f.Value)))
            .ToLookup(one => one.Name, one => one.Text);
        var missing =
            from names in NameList().Matches(Rules)
            where names.Groups["list"].Value == list
            from quoted in Quoted().Matches(names.Value)
            let name = quoted.Groups["name"].Value
            let parts = name.Split('.')
            where !declared.Contains(name) && !declared[parts[0]].Any(text => Regex.IsMatch(text, $@" {parts[^1]}\b"))
            select name;

        Assert.Empty(missing);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(SourceRepository.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => TextFiles.Contains(Path.GetExtension(file)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"^## (?<number>R[0-9]+)\. ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\bR[1-9][0-9]*\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:class|record(?: struct)?|struct|enum|interface) (?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?<list>Kept by|Proved by): (?:.+\n)+", RegexOptions.Multiline)]
    private static partial Regex NameList();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
