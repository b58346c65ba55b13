using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>All files of the courses' folder, read at one moment.</summary>
/// <param name="Version">Hash of every path and byte.</param>
internal sealed record SourceFolder(ImmutableArray<SourceFile> Files, string Version)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        MaxRecursionDepth = 8,
    };

    public static SourceFolder Read(string folder, ContentFaultList faults)
    {
        var files = new List<SourceFile>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", Everything))
            {
                var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
                if (Matters(relative))
                    files.Add(new SourceFile(relative, ReadBytes(path, relative, faults)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(".", 1, $"No se pudo leer la carpeta de cursos {folder}.");
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new SourceFolder([.. files], VersionOf(files));
    }

    public SourceFile? Find(string path) => Files.FirstOrDefault(f => f.Path == path);

    // Editors leave swap files and backups in the folder; these are no content.
    private static bool Matters(string path) =>
        !path.Split('/').Any(step => step.StartsWith('.')) && Path.GetExtension(path) is ".md" or ".svg" or ".yml";

    private static byte[] ReadBytes(string path, string relative, ContentFaultList faults)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(relative, 1, "No se pudo leer este archivo.");
            return [];
        }
    }

    private static string VersionOf(List<SourceFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

/// <summary>A file of the courses' folder as found on disk.</summary>
/// <param name="Path">From the courses' folder, with slashes.</param>
internal sealed record SourceFile(string Path, byte[] Bytes)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>The folder that contains it; empty at the top.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash && slash < 0 ? "" : Path[..slash];

    /// <summary>The first part of its path: its course, or its own name at the top.</summary>
    public string Top => Path.Split('/')[0];

    /// <summary>Reads the files of a folder that fit a pattern, by name.</summary>
    /// <param name="courses">The courses' folder.</param>
    /// <param name="folder">The folder within; empty for the top.</param>
    public static ImmutableArray<SourceFile> ReadAll(string courses, string folder, string pattern, ContentFaultList faults)
    {
        var path = System.IO.Path.Combine(courses, folder);
        if (!Directory.Exists(path))
            return [];
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var file in Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal))
        {
            var relative = folder.Length == 0 ? System.IO.Path.GetFileName(file) : $"{folder}/{System.IO.Path.GetFileName(file)}";
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
