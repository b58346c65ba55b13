using System.Globalization;
using System.Text;
using UsmeAprende.Data;

namespace UsmeAprende.People.Privacy;

/// <summary>
/// A file outside the database with the ids of erased people, so that a restored backup does not bring them back (R30). Lines are only
/// added: <c>2026-11-29T07:00:00.0000000Z + {id},{id} constancias=retirar</c>, or with a <c>-</c> if the erasure was not committed.
/// </summary>
public sealed class ErasureTombstoneFile(WitnessFolders folders)
{
    public const string FileName = "erased.txt";

    private const string Set = "+";
    private const string Lifted = "-";

    private readonly Lock _turn = new();

    /// <summary>When this returns, the line is on disk.</summary>
    public void Append(ErasureTombstone tombstone, DateTime now) => Append(Set, tombstone, now);

    public void TakeBack(ErasureTombstone tombstone, DateTime now) => Append(Lifted, tombstone, now);

    /// <summary>All erasures that were committed, from all folders.</summary>
    public IReadOnlyList<ErasureTombstone> Read()
    {
        var standing = new Dictionary<string, ErasureTombstone>(StringComparer.Ordinal);
        foreach (var file in folders.All.Select(f => Path.Combine(f, FileName)).Where(File.Exists))
        {
            var here = new Dictionary<string, ErasureTombstone>(StringComparer.Ordinal);
            foreach (var (mark, tombstone) in File.ReadLines(file).Select(Parse).OfType<(string Mark, ErasureTombstone Tombstone)>())
            {
                if (mark == Set)
                    here[Ids(tombstone)] = tombstone;
                else
                    here.Remove(Ids(tombstone));
            }
            foreach (var (ids, tombstone) in here)
                standing[ids] = tombstone;
        }
        return [.. standing.Values];
    }

    private void Append(string mark, ErasureTombstone tombstone, DateTime now)
    {
        string[] words =
        [
            now.ToString("O", CultureInfo.InvariantCulture),
            mark,
            Ids(tombstone),
            .. tombstone.Answers.Select(a => $"{a.Key}={a.Value}"),
        ];

        // A line that was cut off by a power cut must not damage this one.
        var line = Encoding.ASCII.GetBytes($"\n{string.Join(' ', words)}\n");
        lock (_turn)
        {
            foreach (var folder in folders.All)
            {
                PrivateFolder.Create(folder);
                using var file = new FileStream(Path.Combine(folder, FileName), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                file.Write(line);
                file.Flush(flushToDisk: true);
            }
        }
    }

    private static string Ids(ErasureTombstone tombstone) => string.Join(',', tombstone.People.Select(p => p.ToString("N")));

    private static (string Mark, ErasureTombstone Tombstone)? Parse(string line)
    {
        if (line.Split(' ') is not [_, (Set or Lifted) and var mark, var ids, .. var answers])
            return null;
        var people = ids.Split(',').Select(id => PersonId.TryParseExact(id, "N", out var person) ? person : (PersonId?)null).ToList();
        return people.Contains(null)
            ? null
            : (
                mark,
                new ErasureTombstone(
                    [.. people.OfType<PersonId>()],
                    answers.Select(a => a.Split('=')).Where(a => a.Length == 2).ToDictionary(a => a[0], a => a[1])
                )
            );
    }
}

/// <summary>An erasure: the random ids of the person's rows and the person's choices, without a name.</summary>
public sealed record ErasureTombstone(IReadOnlyList<PersonId> People, IReadOnlyDictionary<string, string> Answers);
