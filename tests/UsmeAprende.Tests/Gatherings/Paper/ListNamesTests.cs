using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Tests.Documents.Tables;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>R37: names as lists have them; R38: who is already there is offered, and nothing is decided for staff.</summary>
public sealed class ListNamesTests : IAsyncLifetime
{
    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static CancellationToken Cancel => ImportDesk.Cancel;

    [Theory]
    [InlineData("NOMBRES Y APELLIDOS", "Ana Ruiz", "Ana / Ruiz")]
    [InlineData("Nombre completo", "Ana María Ruiz Pérez", "Ana María / Ruiz Pérez")]
    [InlineData("NOMBRE", "Ana María Ruiz", "Ana María / Ruiz")]
    [InlineData("Nombres y apellidos", "Ana Ruiz Pérez", "Ana / Ruiz Pérez")]
    [InlineData("Apellidos y nombres", "Ruiz Pérez Ana María", "Ana María / Ruiz Pérez")]
    [InlineData("Apellidos y nombres", "Ruiz Pérez, Ana", "Ana / Ruiz Pérez")]
    [InlineData("Participante", "María del Pilar de la Hoz y de los Ríos", "María del Pilar / de la Hoz y de los Ríos")]
    [InlineData("Nombres y apellidos", "Mussa", "Mussa")]
    public async Task Names_InOneColumn_ArePartedForStaffToLookAt(string heading, string typed, string parted)
    {
        var list = await _desk.ReadAsync($"No.;{heading};No. IDENTIFICACIÓN\n1;\"{typed}\";52800071\n2;Luz Elena Rojas Díaz;52800072\n");

        var line = (await _desk.LinesAsync(list))[2];
        var unseen = await _desk.ApplyAsync(list, new ListAnswers { HaveConsent = true });
        var bad = await _desk.ApplyAsync(
            list,
            new ListAnswers
            {
                HaveConsent = true,
                HasSeenNames = true,
                Names = new Dictionary<int, string> { [2] = "a / b / c" },
            }
        );
        var done = await _desk.ApplyAsync(
            list,
            new ListAnswers
            {
                HaveConsent = true,
                HasSeenNames = true,
                Names = new Dictionary<int, string> { [3] = "Luz / Elena Rojas" },
            }
        );

        Assert.Equal(parted, LineValues.Deserialize(line.Values!).PartedName);
        Assert.Equal((ListImportResult.NamesUnseen, ListImportResult.NameUnclear, ListImportResult.Done), (unseen, bad, done));
        Assert.Contains(
            "Luz|Elena Rojas",
            await _desk.Site.AskAsync(db => db.People.Select(p => p.GivenNames + "|" + p.Surnames).ToListAsync(Cancel))
        );
    }

    [Theory]
    [InlineData("T. DOC;No. IDENTIFICACIÓN;PRIMER NOMBRE;SEGUNDO NOMBRE;PRIMER APELLIDO;SEGUNDO APELLIDO;BARRIO / VEREDA")]
    [InlineData("Tipo Doc.;N° Documento;1er Nombre;2do Nombre;1er Apellido;2do Apellido;Barrio o vereda")]
    [InlineData("TIPO DE IDENTIFICACIÓN;Cédula de ciudadanía;Nombre 1;Nombre 2;Apellido 1;Apellido 2;Vereda/Barrio de residencia")]
    public async Task Headings_AsOfficesWriteThem_AreRead(string headings)
    {
        var list = await _desk.ReadAsync($"{headings}\nCC;52.800.061;Ana;N/A;Ruiz;Peña;Chisacá\nTI;1000000081;Yuli;;Ortiz;-;\n");

        var lines = await _desk.LinesAsync(list);
        var values = LineValues.Deserialize(lines[2].Values!);
        Assert.Equal(("Ana", "Ruiz Peña", "52800061", "Chisacá"), (values.GivenNames, values.Surnames, values.Document, values.Place));
        Assert.Equal(LineAction.Fault, lines[3].Deed); // R16: a minor, without an adult.
    }

    [Fact]
    public async Task Line_OfSomebodyExpected_IsOfferedAndNotDecided() // R38
    {
        var luz = await _desk.Cafe.PersonAsync("Luz Marina", "Poveda");
        await _desk.Cafe.ReserveAsync(luz);

        var list = await _desk.ReadAsync("nombres;apellidos;celular\nLus Marina;Pobeda;3200010001\nPedro;Páez;\n");
        var lines = await _desk.LinesAsync(list);
        var undecided = await _desk.ApplyAsync(list, new ListAnswers { HaveConsent = true });
        var before = await _desk.PresentAsync();
        var done = await _desk.ApplyAsync(list, new ListAnswers { HaveConsent = true, Same = [2] });

        Assert.Equal((LineAction.RegisterDoubtful, luz), (lines[2].Deed, lines[2].CandidateId!.Value));
        Assert.Equal(LineAction.Register, lines[3].Deed);
        Assert.Equal((ListImportResult.Undecided, 0, ListImportResult.Done), (undecided, before, done));
        Assert.NotNull(await _desk.Cafe.PresenceAsync(luz));
        Assert.Equal(1, await _desk.PeopleAsync());
    }

    [Fact]
    public async Task Line_OfAnotherPersonWithTheName_IsRegisteredWhenStaffSaySo() // R38
    {
        var luz = await _desk.Cafe.PersonAsync("Luz Marina", "Poveda");
        await _desk.Cafe.ReserveAsync(luz);
        var list = await _desk.ReadAsync("nombres;apellidos\nLuz Marina;Poveda\n");

        await _desk.ApplyAsync(list, new ListAnswers { HaveConsent = true, Others = [2] });

        Assert.Null(await _desk.Cafe.PresenceAsync(luz));
        Assert.Equal((1, 1), (await _desk.PeopleAsync(), await _desk.PresentAsync()));
        Assert.Empty(await _desk.Site.AskAsync(db => db.PossibleDuplicates.ToListAsync(Cancel)));
    }

    // R14: a list is no way to find out who is in the programme.
    [Fact]
    public async Task Line_LikeSomebodyWhomTheFacilitatorNeverSaw_IsANewPerson()
    {
        await _desk.Cafe.PersonAsync("Luz Marina", "Poveda");

        var list = await _desk.ReadAsync("nombres;apellidos\nLuz Marina;Poveda\n");

        Assert.Equal(LineAction.Register, (await _desk.LinesAsync(list))[2].Deed);
    }

    [Fact]
    public async Task Sheet_OfOurs_ComesBackByRowAndName()
    {
        foreach (var name in new[] { "Ana", "Luz" })
            await _desk.Cafe.ReserveAsync(await _desk.Cafe.PersonAsync(name, "Ruiz Peña"));
        var gathering = await _desk.Cafe.GatheringAsync();
        var sheet = await _desk.Cafe.AskAsync<AttendanceSheetBuilder, AttendanceSheet>(b => b.CreateBlankAsync(gathering, Cancel));
        var rows = ReadBack(AttendanceSheetSpreadsheet.Write(sheet));
        var signed = rows.Select(r => r is [_, "Ana Ruiz Peña", ..] ? [.. r[..4], "firmó"] : r).ToList();
        signed.Add(["", "Pedro Páez", "CC", "52900009", "x"]);
        signed.Add(["2", "Otra Persona", "", "", "x"]);

        foreach (
            var file in new[]
            {
                OfficeBook.Xlsx(new BookSheet("Asistencia", [.. signed])),
                OfficeBook.Ods(new BookSheet("Asistencia", [.. signed])),
                Encoding.UTF8.GetBytes(string.Join('\n', signed.Select(r => string.Join(',', r.Select(v => $"\"{v}\""))))),
            }
        )
        {
            var reading = await _desk.TryReadAsync(file);
            var deeds = (await _desk.LinesAsync(reading.List!.Value)).OrderBy(l => l.Key).Select(l => l.Value.Deed);

            Assert.Equal([LineAction.Mark, LineAction.Absent, LineAction.Register, LineAction.Fault], deeds);
        }
    }

    private static List<string[]> ReadBack(byte[] book)
    {
        var table = TableFile.Read(new MemoryStream(book), "planilla.xlsx", new PeopleHeadings()).Table!;
        return
        [
            ["Alcaldía Local de Usme. Listado de asistencia"],
            [.. table.Columns.Select(c => c.Name)],
            .. table.Rows.Select(r => (string[])[.. r.Values]),
        ];
    }
}
