using System.Text.RegularExpressions;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>A line that a text tells somebody to call stands in <c>lineas.yml</c>: a number that changes is changed in one place.</summary>
internal static partial class HelpLineCheck
{
    public static IEnumerable<LintFinding> Check(SourceFolder folder, IEnumerable<LintedFile> files)
    {
        var known = HelpLineReader.Read(folder, new ContentFaultList()).All.Select(line => line.Slug).ToHashSet();
        return files.SelectMany(file =>
            file.Passages.SelectMany(passage =>
                Call()
                    .Matches(passage.Text)
                    .Where(call => !known.Contains(call.Groups["number"].Value))
                    .Select(call =>
                        file.CreateFinding(
                            passage.LineAt(call.Index),
                            $"La línea {call.Groups["number"].Value} no está en {HelpLineReader.File}. Anótela allí, o corrija el número."
                        )
                    )
            )
        );
    }

    [GeneratedRegex(@"\b(?:[Ll]ínea|(?:[Ll]lam|[Mm]ar[cq])\p{Ll}*(?: \p{Ll}+){0,3} (?:al|el)) (?<number>\d{3})\b(?![.,]?\d)")]
    private static partial Regex Call();
}
