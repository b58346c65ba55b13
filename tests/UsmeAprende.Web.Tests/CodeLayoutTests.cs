using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Tests;

/// <summary>
/// What a reader of the code may count on: files that fit in the head, lines that fit on a screen, names that are found by searching for
/// them, and a file where its namespace says.
/// </summary>
public sealed partial class CodeLayoutTests
{
    private const int Lines = 250;
    private const int Columns = 140;

    // The things that the whole programme is about: each is the one word that everybody uses for it.
    private static readonly string[] OneWord = ["Course", "Gathering", "Lesson", "Person", "Reminder"];

    private static readonly string[] Sources =
    [
        .. new[] { "src", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(SourceRepository.Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")),
    ];

    private static readonly Type[] OurTypes =
    [
        .. new[] { typeof(UsmeDb).Assembly, typeof(SiteServices).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("UsmeAprende", StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name is not ['<', ..]),
    ];

    [Fact]
    public void File_Anywhere_HasNoMoreLinesThanOneReads() =>
        Assert.Empty(from file in Sources let count = File.ReadLines(file).Count() where count > Lines select $"{Name(file)}: {count}");

    [Fact]
    public void Line_Anywhere_FitsOnAScreen() =>
        Assert.Empty(from file in Sources from line in LongLines(File.ReadAllLines(file)) select $"{Name(file)}:{line}");

    [Fact]
    public void Namespace_OfAFile_IsItsFolder() =>
        Assert.Empty(
            from file in Sources
            let declared = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value
            where declared.Length > 0 && declared != NamespaceFor(file)
            select $"{Name(file)}: {declared}"
        );

    [Fact]
    public void NameOfAType_InAllOfTheProgramme_IsItsOwn() =>
        Assert.Empty(OurTypes.GroupBy(PlainName).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void NameOfAType_ThatIsNoValue_HasTwoWords() =>
        Assert.Empty(OurTypes.Where(type => !type.IsValueType).Select(PlainName).Where(name => SingleWord().IsMatch(name)).Except(OneWord));

    // What stands between the quotes of a raw string is text, where a break would be one more letter.
    private static IEnumerable<int> LongLines(string[] lines)
    {
        var isText = false;
        for (var number = 1; number <= lines.Length; number++)
        {
            var quotes = lines[number - 1].Split("\"\"\"").Length - 1;
            if (lines[number - 1].Length > Columns && !(isText && quotes == 0))
                yield return number;
            isText ^= quotes % 2 == 1;
        }
    }

    // The project's folder is its root namespace, but for the tests' support, which all of them share.
    private static string NamespaceFor(string file)
    {
        var parts = Name(file).Split('/')[1..^1];
        return string.Join('.', parts is ["Support", ..] ? ["UsmeAprende.Testing", .. parts[1..]] : parts);
    }

    private static string Name(string file) => Path.GetRelativePath(SourceRepository.Root, file).Replace('\\', '/');

    private static string PlainName(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("^I?[A-Z][a-z0-9]*$")]
    private static partial Regex SingleWord();
}
