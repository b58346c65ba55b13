using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Documents.Paper;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>The list as a document, with the parts of an official form.</summary>
public sealed class AttendanceSheetTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(
            settings:
            [
                ("Gatherings:Form:Code", "PAR-F-07"),
                ("Gatherings:Form:Version", "3"),
                ("Gatherings:Form:ValidFrom", "enero de 2035"),
                ("Gatherings:Form:Entity", "Alcaldía Local de Usme"),
            ]
        );
        _cafe = await TestGathering.PlanAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_ToSign_HasTheFormsPartsAndACodeForEachPerson()
    {
        var ana = await ExpectedAsync("María José", "52345678");
        await ExpectedAsync("Óscar", "1033456789");

        var pdf = AttendanceSheetPdf.Print(await BlankAsync(), _site.Now);

        var text = PdfTools.Text(pdf);
        foreach (
            var part in new[]
            {
                "Alcaldía Local de Usme",
                "Listado de asistencia",
                "Código: PAR-F-07",
                "Versión: 3",
                "Vigencia: enero de 2035",
                "Página 1 de",
                "Café charlado",
                "Salón comunal, Cl 1, El Destino",
                "6 de agosto de 2035",
                "Aviso de privacidad",
                "1581 de 2012",
                "Autorización",
                "María José Chisacá",
                "Óscar Chisacá",
                "CC",
                "termina en 5678",
                "Firma",
            }
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("52345678", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Autorización", StringComparison.Ordinal) < text.IndexOf("Firma", StringComparison.Ordinal));
        PdfTools.AssertClean(pdf);
        Assert.Contains((await PeopleAsync()).Values, person => person == (HumanId)ana);
    }

    [Fact]
    public async Task Sheet_OfFortyPeople_RepeatsItsHeadOnEveryPage()
    {
        for (var n = 0; n < 40; n++)
            await ExpectedAsync($"Persona {(char)('A' + (n % 26))}{(char)('a' + (n / 26))}", $"{52_000_000 + n}");

        var pages = PdfTools
            .Text(AttendanceSheetPdf.Print(await BlankAsync(), _site.Now))
            .Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(pages.Length > 1);
        Assert.All(pages, page => Assert.Contains("PAR-F-07", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("Firma", page, StringComparison.Ordinal));
        Assert.Contains($"Página {pages.Length} de {pages.Length}", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_GivenOnce_StayWhoeverComesLater()
    {
        var zoila = await ExpectedAsync("Zoila", "52000001");
        await BlankAsync();
        var abel = await ExpectedAsync("Abel", "52000002");

        await BlankAsync();

        var people = await PeopleAsync();
        Assert.Equal(((HumanId)zoila, (HumanId)abel), (people[1], people[2]));
    }

    [Fact]
    public async Task Code_OfARowUnitedWithAnother_NamesTheOneHuman() // R14
    {
        var ana = await ExpectedAsync("Ana", "52000001");
        var other = await ExpectedAsync("Ana Lucía", "52000002");
        await BlankAsync();
        await _cafe.AskAsync<PersonMerging, MergeResult>(async m =>
            await m.MergeAsync((await _site.PersonAsync(PersonRole.Coordinator)).AsCoordinator(), ana, other, Cancel)
        );

        var people = await PeopleAsync();

        Assert.Single(people.Values.Distinct());
        Assert.Equal(2, people.Count);
    }

    [Fact]
    public async Task Sheet_AsItWasTaken_HasThoseWhoCameAndReadsBackAsATable()
    {
        var ana = await ExpectedAsync("Ana", "52345678");
        await ExpectedAsync("Óscar", "1033456789");
        await _cafe.SendAsync(_cafe.Mark(ana), _cafe.Mark(ana, MarkKind.Late, "09:20"));

        var sheet = await SheetAsync(async (sheets, gathering) => await sheets.CreateFilledAsync(gathering, Cancel));

        var text = PdfTools.Text(AttendanceSheetPdf.Print(sheet, _site.Now));
        Assert.Contains("llegó 9:20", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Óscar", text, StringComparison.Ordinal);
        var rows = TableFile.Read(new MemoryStream(AttendanceSheetSpreadsheet.Write(sheet)), "lista.xlsx").Table!.Rows;
        Assert.Contains(rows, r => r.Values[0].Contains("PAR-F-07", StringComparison.Ordinal));
        Assert.Contains("Ana Chisacá", rows[^1].Values.Concat(rows[^1].Stray));
    }

    [Fact]
    public async Task Sheet_WhereTheFormAsksForIt_HasWholeDocuments()
    {
        await ExpectedAsync("María José", "52345678");
        var sheet = await BlankAsync();

        var text = PdfTools.Text(
            AttendanceSheetPdf.Print(sheet with { Form = new AttendanceFormOptions { WholeDocument = true } }, _site.Now)
        );

        Assert.Contains("52345678", text, StringComparison.Ordinal);
    }

    private async Task<PersonId> ExpectedAsync(string name, string document)
    {
        var person = await _cafe.PersonAsync(name);
        await _site.AskAsync(async db =>
        {
            DocumentNumber.TryParse(IdentityDocumentType.CC, document, out var number, out _);
            db.Add(PersonIdentifier.CreateClaimed(person, number, _site.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        await _cafe.ReserveAsync(person);
        return person;
    }

    private Task<AttendanceSheet> BlankAsync() => SheetAsync((sheets, gathering) => sheets.CreateBlankAsync(gathering, Cancel));

    private async Task<AttendanceSheet> SheetAsync(Func<AttendanceSheetBuilder, Gathering, Task<AttendanceSheet>> ask)
    {
        var gathering = await _cafe.GatheringAsync();
        return await _cafe.AskAsync<AttendanceSheetBuilder, AttendanceSheet>(sheets => ask(sheets, gathering));
    }

    private Task<IReadOnlyDictionary<int, HumanId>> PeopleAsync() =>
        _cafe.AskAsync<SheetNumbering, IReadOnlyDictionary<int, HumanId>>(rows => rows.ListPeopleByCodeAsync(_cafe.Id, Cancel));
}
