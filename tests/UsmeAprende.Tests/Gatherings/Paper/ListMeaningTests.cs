using Microsoft.EntityFrameworkCore;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Paper;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>
/// What a list itself says of who came, of types, totals and headings is never passed over (R37), nor are numbers bent (R36).
/// </summary>
public sealed partial class ListMeaningTests : IAsyncLifetime
{
    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static CancellationToken Cancel => ImportDesk.Cancel;

    [Fact]
    public async Task List_WithATitleAbove_IsReadFromItsHeadings()
    {
        var list = await _desk.ReadAsync(
            "Alcaldía Local de Usme;;;\nFecha;28/11/2026;;\n;;;\ndocumento;nombres;apellidos;Firma\n52900001;Ana;Ruiz;x\n"
                + "52900002;Luz;Ruiz;\n"
        );

        Assert.Equal([LineAction.Register, LineAction.Absent], await DeedsAsync(list));
        Assert.Equal([5, 6], (await _desk.LinesAsync(list)).Keys.Order());
    }

    [Fact]
    public async Task Signatures_OfNobody_AreNotTakenForAll()
    {
        var file = "documento;nombres;apellidos;Firma\n52900001;Ana;Ruiz;\n"u8.ToArray();

        Assert.Contains("no vino nadie", (await _desk.TryReadAsync(file)).Problem, StringComparison.Ordinal);
        Assert.NotNull((await _desk.TryReadAsync(file, allCame: true)).List);
    }

    [Fact]
    public async Task People_RegisteredOnly_AreRegisteredWhetherTheyCameOrNot()
    {
        var list = await _desk.ReadAsync(
            "documento;nombres;apellidos;asistió\n52900001;Ana;Ruiz;SI\n52900002;Luz;Ruiz;NO\n",
            isPeopleOnly: true
        );

        Assert.Equal([LineAction.Register, LineAction.Register], await DeedsAsync(list));
    }

    [Fact]
    public async Task Sheet_OfOursWithItsTitlesAbove_MarksWhoSigned()
    {
        var people = new List<PersonId>();
        foreach (var name in new[] { "Ana", "Luz", "Sol" })
            people.Add(await _desk.KnownAsync(name, "Ruiz", $"5200000{people.Count}", isVerified: false));
        foreach (var person in people)
            await _desk.Cafe.ReserveAsync(person);
        var gathering = await _desk.Cafe.GatheringAsync();
        await _desk.Cafe.AskAsync<SheetNumbering, object>(async rows => await rows.AssignCodesAsync(gathering, Cancel));
        var file = Book(
            ["Alcaldía Local de Usme. Listado de asistencia", "Fecha: 28 de noviembre"],
            ["Fila", "Nombres y apellidos", "Tipo", "Documento (últimos cuatro)", "Firma"],
            [
                ["1", "Ana Ruiz", "CC", "0000", "firmó"],
                ["2", "Luz Ruiz", "CC", "0001", ""],
                ["3", "Sol Ruiz", "CC", "0002", "x"],
            ]
        );

        var list = (await _desk.TryReadAsync(file)).List!.Value;

        Assert.Equal([LineAction.Mark, LineAction.Absent, LineAction.Mark], await DeedsAsync(list));
    }

    [Fact]
    public async Task BirthDay_OfAMinor_IsUnderstood() // R16
    {
        var list = await _desk.ReadAsync(
            "tipo;documento;nombres;apellidos;fecha de "
                + "nacimiento;acudiente\nTI;1000000081;Yuliana;Ortiz;15/03/2024;Marta "
                + "Ortiz\nCC;52900001;Ana;Ruiz;1975-03-15;\nCC;52900002;Luz;Ruiz;15/03/75;\n"
        );
        await _desk.ApplyAsync(list);

        Assert.Equal([LineAction.Register, LineAction.Register, LineAction.Fault], await DeedsAsync(list));
        Assert.Equal(
            [1975, 2024],
            await _desk.Site.AskAsync(db =>
                db.People.Where(p => p.BirthYear != null).Select(p => p.BirthYear!.Value).Order().ToListAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task Total_BelowAList_IsNoPerson()
    {
        var list = await _desk.ReadAsync("tipo;documento;nombres;apellidos\nCC;52800091;Prueba;Total\n;;TOTAL ASISTENTES: 1;\nTotal;1;;\n");

        Assert.Equal([LineAction.Register], await DeedsAsync(list));
        Assert.Contains(
            "3, 4",
            await _desk.Site.AskAsync(db => db.ImportedLists.Select(l => l.Notice).SingleAsync(Cancel)),
            StringComparison.Ordinal
        );
    }

    /// <summary>R36</summary>
    [Fact]
    public async Task Numbers_AsSpreadsheetsWriteThem_AreUnderstoodOrRefused()
    {
        const string text =
            "tipo;documento;nombres;apellidos;celular\nCC;79123456,00;Ana;Coma;3005550101\nCC;1.012.345.678,00;Luz;Miles;"
            + "3005550102\nCC;41234567.0;Sol;Punto;-\n"
            + "CC;1,01234E+09;Eva;Corta;3005550104\nCC;52555111;Ada;Decimal;3005550105,00\nCC;52555112;Ida;Corta;3,00556E+09\n"
            + "CC;12.34.56;Noa;Rota;\n";

        var list = await _desk.ReadAsync(text);
        await _desk.ApplyAsync(list);

        Assert.Equal(
            [
                LineAction.Register,
                LineAction.Register,
                LineAction.Register,
                LineAction.Fault,
                LineAction.Register,
                LineAction.Fault,
                LineAction.Fault,
            ],
            await DeedsAsync(list)
        );
        Assert.Equal(
            ["+573005550101", "+573005550102", "+573005550105", "1012345678", "41234567", "52555111", "79123456"],
            await _desk.Site.AskAsync(db => db.PersonIdentifiers.Select(i => i.Value).Order().ToListAsync(Cancel))
        );
    }

    [Fact]
    public async Task Numbers_InTextCellsOfAWorkbook_AreUnderstoodTheSame() // R36
    {
        var file = Book(
            [],
            ["documento", "nombres", "apellidos"],
            [
                ["79123456,00", "Ana", "Coma"],
                ["1.012.345.678", "Luz", "Miles"],
                ["1.2", "Sol", "Punto"],
            ]
        );

        var list = (await _desk.TryReadAsync(file)).List!.Value;

        Assert.Equal([LineAction.Register, LineAction.Register, LineAction.Fault], await DeedsAsync(list));
    }

    /// <summary>R35: cells and headings are cleaned as all that people type.</summary>
    [Fact]
    public async Task Cells_WithWhatNobodySees_AreReadAsTheyLook()
    {
        var list = await _desk.ReadAsync(
            "\u200Bdocumento;nom\uFFFEbres;apellidos\u00A0;celular\n\u202A52900001\u202C;An\u00ADa\uFFFE;Peña\u2011Ruiz;"
                + "300\u2011555\u20110101\n"
        );
        await _desk.ApplyAsync(list);

        var ana = await _desk.Site.AskAsync(db => db.People.Include(p => p.Identifiers).SingleAsync(p => p.RegisteredById != null, Cancel));
        Assert.Equal(("Ana", "Peña-Ruiz"), (ana.GivenNames, ana.Surnames));
        Assert.Equal(["+573005550101", "52900001"], ana.Identifiers.Select(i => i.Value).Order());
    }

    /// <summary>R10: one name is a name, said on purpose.</summary>
    [Fact]
    public async Task OneName_SaidOnPurpose_IsAName()
    {
        var list = await _desk.ReadAsync(
            "tipo;documento;nombres;apellidos;correo\nPPT;54000009;Mussa;-;no tiene\nPPT;54000010;Aminata;No "
                + "tiene;-\nPPT;54000011;Moussa;;\nPPT;54000012;Omar;.;\n"
        );
        await _desk.ApplyAsync(list);

        Assert.Equal([LineAction.Register, LineAction.Register, LineAction.Fault, LineAction.Fault], await DeedsAsync(list));
        var lines = await _desk.LinesAsync(list);
        Assert.All([lines[4], lines[5]], line => Assert.Contains("escriba «-» o «no tiene»", line.Problems, StringComparison.Ordinal));
        Assert.Equal(
            ["Aminata", "Mussa"],
            (await _desk.Site.AskAsync(db => db.People.Where(p => p.RegisteredById != null).ToListAsync(Cancel)))
                .Select(p => p.FullName)
                .Order()
        );
    }

    private async Task<IEnumerable<LineAction>> DeedsAsync(Guid list) =>
        (await _desk.LinesAsync(list)).OrderBy(l => l.Key).Select(l => l.Value.Deed);

    private static byte[] Book(string[] above, string[] headings, string[][] rows)
    {
        var stream = new MemoryStream();
        using (var book = new SpreadsheetWriter(stream))
        {
            book.BeginSheet("Lista", [.. headings.Select(h => new SpreadsheetColumn(h, 20))], above);
            foreach (var row in rows)
                book.WriteRow([.. row.Select(value => (SpreadsheetCell)value)]);
        }
        return stream.ToArray();
    }
}
