using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>Who is matched and who is not, and that nothing is done twice (R10, R14, R21, R30).</summary>
public sealed class ListImportTests : IAsyncLifetime
{
    private const string Head = "documento,tipo,nombres,apellidos,celular,vereda\n";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static CancellationToken Cancel => ImportDesk.Cancel;

    [Fact]
    public async Task Lists_ThatOverlap_RegisterAndMarkNobodyTwice()
    {
        await _desk.ApplyAsync(await _desk.ReadAsync(Head + "52111222,CC,Rosa María,Chisacá,3001112233,\n,,Elvia,Pulido,,Olarte\n"));

        var list = await _desk.ReadAsync(
            "Apellidos;Nombres;Cédula;Tipo de "
                + "documento;Vereda\nChisaca;Rosa;52.111.222;C.C.;\nPulido;Elvia;;;olarte\nNuevo;Efraín;79000111;cédula;\n"
        );
        await _desk.ApplyAsync(list);

        Assert.Equal(
            [LineAction.AlreadyThere, LineAction.AlreadyThere, LineAction.Register],
            (await _desk.LinesAsync(list)).OrderBy(l => l.Key).Select(l => l.Value.Deed)
        );
        Assert.Equal((3, 3), (await _desk.PeopleAsync(), await _desk.PresentAsync()));
    }

    [Fact]
    public async Task List_SentByAColleagueToo_MarksNobodyTwice()
    {
        var colleague = await _desk.Site.PersonAsync(PersonRole.Coordinator);
        const string text = Head + "52111222,CC,Rosa María,Chisacá,,\n";
        await _desk.ApplyAsync(await _desk.ReadAsync(text));

        var list = await _desk.ReadAsync(text, staff: colleague);

        Assert.Equal(LineAction.AlreadyThere, (await _desk.LinesAsync(list))[2].Deed);
    }

    [Fact]
    public async Task NextWeeksList_OfTheSameStaff_FindsWhomItRegistered()
    {
        const string text = Head + "52111222,CC,Rosa María,Chisacá,,\n";
        await _desk.ApplyAsync(await _desk.ReadAsync(text));
        var next = await TestGathering.PlanAsync(_desk.Site, TestGathering.Start.AddDays(-7), facilitator: _desk.Cafe.Facilitator);

        var list = await _desk.ReadAsync(text, next);
        await _desk.ApplyAsync(list);

        Assert.Equal(LineAction.Mark, (await _desk.LinesAsync(list))[2].Deed);
        Assert.Equal(1, await _desk.PeopleAsync());
    }

    [Fact]
    public async Task Number_OfAnEarlierLineUnderAnotherName_IsAFault()
    {
        await _desk.ApplyAsync(await _desk.ReadAsync(Head + "52111222,CC,Rosa María,Chisacá,,\n"));

        var lines = await _desk.LinesAsync(
            await _desk.ReadAsync(Head + "52111222,CC,Pedro,Pérez,,\n79000111,CC,Efraín,Nuevo,,\n79000111,CC,Otro,Distinto,,\n")
        );

        Assert.Equal([LineAction.Fault, LineAction.Register, LineAction.Fault], lines.OrderBy(l => l.Key).Select(l => l.Value.Deed));
        Assert.StartsWith("columna A (documento): ", lines[2].Problems, StringComparison.Ordinal);
        Assert.Contains("línea 3", lines[4].Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mark_TakenBackByHand_IsNotBroughtBackByTheSameList() // R21
    {
        const string text = Head + "52111222,CC,Rosa María,Chisacá,,\n";
        await _desk.ApplyAsync(await _desk.ReadAsync(text));
        var rosa = (await _desk.Cafe.ListAsync()).Single();
        await _desk.Cafe.ChangeAsync(
            new AttendanceChange
            {
                Person = rosa.Person,
                Kind = MarkKind.Came,
                TakesBack = true,
            }
        );

        var list = await _desk.ReadAsync(text);
        await _desk.ApplyAsync(list);

        Assert.Equal(LineAction.AlreadyThere, (await _desk.LinesAsync(list))[2].Deed);
        Assert.Equal(0, await _desk.PresentAsync());
    }

    [Fact]
    public async Task Minor_WithoutAnAdult_IsAFaultAndWithOneIsRegistered() // R16
    {
        var list = await _desk.ReadAsync(
            "documento,tipo,nombres,apellidos,acudiente\n1001000001,TI,Yuliana,Ortiz,\n1001000002,TI,Camilo,Ortiz,Marta Muñoz\n"
        );
        await _desk.ApplyAsync(list);

        var lines = await _desk.LinesAsync(list);
        Assert.Equal([LineAction.Fault, LineAction.Register], lines.OrderBy(l => l.Key).Select(l => l.Value.Deed));
        Assert.StartsWith("columna B (tipo): ", lines[2].Problems, StringComparison.Ordinal);
        Assert.Equal(
            "Marta Muñoz",
            await _desk.Site.AskAsync(db => db.People.Where(p => p.GivenNames == "Camilo").Select(p => p.GuardianName).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task NewPeople_WithoutTheirConsent_AreNotRegistered()
    {
        var list = await _desk.ReadAsync(Head + "52111222,CC,Rosa María,Chisacá,,\n");

        var outcome = await _desk.ApplyAsync(list, haveConsent: false);

        Assert.Equal(ListImportResult.ConsentMissing, outcome);
        Assert.Equal(0, await _desk.PeopleAsync());
        Assert.Equal(ListImportResult.Done, await _desk.ApplyAsync(list));
        Assert.Equal(ListImportResult.AlreadyApplied, await _desk.ApplyAsync(list));
    }

    [Fact]
    public async Task List_AfterClosing_NeedsAReasonThatStaysWithEachMark() // R21, R31
    {
        await _desk.Cafe.CloseAsync(TestGathering.Start, TestGathering.Start.AddMinutes(50));
        _desk.Site.Clock.Advance(TimeSpan.FromHours(1));
        var list = await _desk.ReadAsync(Head + "52111222,CC,Rosa María,Chisacá,,\n");

        var mute = await _desk.ApplyAsync(list);
        var said = await _desk.ApplyAsync(list, haveConsent: true, reason: "Firmó en papel");

        Assert.Equal((ListImportResult.ReasonNeeded, ListImportResult.Done), (mute, said));
        Assert.Equal(
            ["Firmó en papel"],
            await _desk.Site.AskAsync(db => db.AttendanceCorrections.Select(c => c.Reason).ToListAsync(Cancel))
        );
        var actions = await _desk.Site.AskAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync(Cancel));
        Assert.Contains(GatheringAudit.ListImported, actions);
        Assert.Contains(AttendanceAudit.ChangedAfterClosing, actions);
    }

    [Fact]
    public async Task Erased_LeaveNothingInListsAndAreNotImportedAgain() // R30
    {
        const string text = Head + "52111222,CC,Rosa María,Chisacá,3001112233,Chisacá\n";
        await _desk.ApplyAsync(await _desk.ReadAsync(text));
        var waiting = await _desk.ReadAsync(text.Replace("52111222", "52111333", StringComparison.Ordinal));
        var rosa = (await _desk.Cafe.ListAsync()).Single().Person;

        await _desk.Cafe.AskAsync<PersonErasure, bool>(e => e.EraseAsync(rosa, Cancel));

        Assert.Empty(await _desk.LinesAsync(waiting));
        Assert.DoesNotContain(
            await _desk.Site.AskAsync(db => db.ImportedLines.Select(l => l.Values + l.Problems).ToListAsync(Cancel)),
            v => v.Contains("Chisac", StringComparison.Ordinal)
        );
        Assert.Equal(LineAction.Fault, (await _desk.LinesAsync(await _desk.ReadAsync(text)))[2].Deed);
        Assert.True((await _desk.Site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
    }

    [Fact]
    public async Task Codes_TypedFromTheSheet_MarkThoseRows()
    {
        var ana = await _desk.KnownAsync("Ana", "Ruiz", "52000001", isVerified: false);
        var luis = await _desk.KnownAsync("Luis", "Ruiz", "52000002", isVerified: false);
        foreach (var person in new[] { ana, luis })
            await _desk.Cafe.ReserveAsync(person);
        var gathering = await _desk.Cafe.GatheringAsync();
        await _desk.Cafe.AskAsync<SheetNumbering, object>(async rows => await rows.AssignCodesAsync(gathering, Cancel));

        var list = (await _desk.TypeAsync("2 7")).List!.Value;
        await _desk.ApplyAsync(list, haveConsent: false);

        Assert.Equal([LineAction.Mark, LineAction.Fault], (await _desk.LinesAsync(list)).OrderBy(l => l.Key).Select(l => l.Value.Deed));
        Assert.Null(await _desk.Cafe.PresenceAsync(ana));
        Assert.NotNull(await _desk.Cafe.PresenceAsync(luis));
        Assert.Equal(LineAction.AlreadyThere, (await _desk.LinesAsync((await _desk.TypeAsync("2")).List!.Value))[2].Deed);
    }

    [Fact]
    public async Task People_ImportedWithoutAGathering_AreRegisteredOnce()
    {
        const string text = Head + "52111222,CC,Rosa María,Chisacá,,\n,,Elvia,Pulido,,Olarte\n";
        await _desk.ApplyAsync(await _desk.ReadAsync(text, isPeopleOnly: true));

        var again = await _desk.ReadAsync(text, isPeopleOnly: true);

        Assert.Equal((2, 0), (await _desk.PeopleAsync(), await _desk.PresentAsync()));
        Assert.All((await _desk.LinesAsync(again)).Values, l => Assert.Equal(LineAction.AlreadyThere, l.Deed));
    }

    [Theory]
    [InlineData("nombres,documento\nAna,1\n", "«apellidos»")]
    [InlineData("nombres,apellidos\n", "no hay personas")]
    [InlineData("", "vacío")]
    public async Task File_ThatIsNoList_IsExplained(string text, string says)
    {
        var reading = await _desk.TryReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Null(reading.List);
        Assert.Contains(says, reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfSomebodyElse_IsNotShown()
    {
        var list = await _desk.ReadAsync(Head + "52111222,CC,Rosa María,Chisacá,,\n");
        var colleague = await _desk.Site.PersonAsync(PersonRole.Facilitator);

        Assert.Null(
            await _desk.Cafe.AskAsync<ListImport, ImportedList?>(import => import.FindAsync(colleague.AsFacilitator(), list, Cancel))
        );
    }
}
