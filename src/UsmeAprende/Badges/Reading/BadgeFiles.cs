using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Badges.Reading;

/// <summary>The badges' files: <c>badges.yml</c> and the drawings beside it, with their previews.</summary>
/// <param name="Rules">Null where there is none: then there are no badges.</param>
internal sealed record BadgeFiles(SourceFile? Rules, ImmutableArray<SourceFile> Drawings, ImmutableArray<SourceFile> Previews)
{
    public const string File = "badges.yml";
    public const string Folder = "insignias";

    public static BadgeFiles Read(string courses, ContentFaultList faults) =>
        new(
            ReadAll(courses, "", File, faults).SingleOrDefault(),
            ReadAll(courses, Folder, "*.svg", faults),
            ReadAll(courses, Folder, "*.png", faults)
        );

    private static ImmutableArray<SourceFile> ReadAll(string courses, string folder, string pattern, ContentFaultList faults)
    {
        var path = Path.Combine(courses, folder);
        if (!Directory.Exists(path))
            return [];
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var file in Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal))
        {
            var relative = folder.Length == 0 ? Path.GetFileName(file) : $"{folder}/{Path.GetFileName(file)}";
            try
            {
                files.Add(new SourceFile(relative, System.IO.File.ReadAllBytes(file)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                faults.Add(relative, 1, "No se pudo leer este archivo.");
            }
        }
        return files.ToImmutable();
    }
}
