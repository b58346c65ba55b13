using System.Globalization;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People;
using UsmeAprende.People.Roles;

namespace UsmeAprende.Reports.Persons;

/// <summary>Writes the list of people as a table, and records who took it (R31).</summary>
public sealed class PersonListExport(UsmeDb db, AuditTrail audit, PersonListReader list)
{
    /// <returns>Null if they do not coordinate any more.</returns>
    public async Task<PersonListFile?> ExportAsync(Actor actor, PersonFilter filter, PersonListFormat format, CancellationToken cancel)
    {
        var lines = await list.ListAllAsync(filter, cancel).ToListAsync(cancel);
        var file =
            format is PersonListFormat.Csv
                ? new PersonListFile("personas.csv", CsvWriter.MediaType, WriteCsv(lines))
                : new PersonListFile("personas.xlsx", SpreadsheetWriter.MediaType, WriteSpreadsheet(lines));
        // What was searched for may be a name, so it is not kept; how many there are tells how much was taken.
        var taken = string.Create(CultureInfo.InvariantCulture, $"{format} {lines.Count}");
        var isAllowed = await db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return false;
                await audit.AppendAsync(db, actor.PersonId, PersonsAudit.Exported, PersonsAudit.All, null, taken, cancel);
                return true;
            },
            cancel
        );
        return isAllowed ? file : null;
    }

    private static byte[] WriteCsv(IReadOnlyList<PersonListLine> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file, forSpreadsheets: true))
        {
            writer.WriteRow([.. PersonListColumn.All.Select(c => c.Heading)]);
            foreach (var line in lines)
                writer.WriteRow([.. PersonListColumn.All.Select(c => c.Cell(line).ToString())]);
        }
        return file.ToArray();
    }

    private static byte[] WriteSpreadsheet(IReadOnlyList<PersonListLine> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file) { HasFilters = true })
        {
            writer.BeginSheet(
                "Personas",
                [.. PersonListColumn.All.Select(c => SpreadsheetColumn.Fit(c.Heading, lines.Select(l => c.Cell(l).ToString())))]
            );
            foreach (var line in lines)
                writer.WriteRow([.. PersonListColumn.All.Select(c => c.Cell(line))]);
        }
        return file.ToArray();
    }
}

public enum PersonListFormat
{
    Csv,
    Xlsx,
}

/// <summary>A list of people as a file.</summary>
public sealed record PersonListFile(string Name, string MediaType, byte[] Bytes);

/// <summary>A column of the exported list. Documents and phones are text, since they keep their zeros (R36).</summary>
internal sealed record PersonListColumn(string Heading, Func<PersonListLine, SpreadsheetCell> Cell)
{
    public static IReadOnlyList<PersonListColumn> All { get; } =
    [
        new("Nombre", line => line.Name),
        new("Tipo de documento", line => line.Document?.DocumentType?.ToString()),
        new("Número de documento", line => line.Document?.Value),
        new("Documento visto", line => YesOrNo(line.DocumentSeen)),
        new("Celular", line => line.Phone?.AsTyped),
        new("Correo", line => line.Email?.Value),
        new("Lugar", line => line.Place),
        new("Año de nacimiento", line => line.BirthYear is { } year ? year : (string?)null),
        new("Papel", line => RoleNames.Describe(line.Role)),
        new("Con clave", line => YesOrNo(line.HasPassword)),
        new("Autoriza el uso de sus datos", line => YesOrNo(line.HasConsent)),
        new("En el programa desde", line => BogotaClock.DayOf(line.CreatedAt)),
        new("Última actividad", line => line.LastAt is { } at ? BogotaClock.DayOf(at) : (string?)null),
    ];

    private static string YesOrNo(bool yes) => yes ? "Sí" : "No";
}
