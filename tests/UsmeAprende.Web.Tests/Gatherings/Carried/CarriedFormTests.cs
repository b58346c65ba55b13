using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Tests.Learning.Outbox;

namespace UsmeAprende.Web.Tests.Gatherings.Carried;

/// <summary>R19: the forms of a café that was held without signal, sealed on the phone and brought by anybody.</summary>
public sealed class CarriedFormTests : IAsyncLifetime
{
    private static readonly string Café = $"encuentro/{DemoAttendance.Today}";

    private readonly SealingPhone _phone = new();
    private CafeScenario _cafe = null!;

    private static CancellationToken Cancel => BrowserVisit.Cancel;

    public async ValueTask InitializeAsync()
    {
        _cafe = await CafeScenario.OpenAsync();
        await _phone.RegisterAsync(_cafe.Facilitator.Browser, _cafe.FacilitatorId);
    }

    public async ValueTask DisposeAsync()
    {
        _phone.Dispose();
        await _cafe.DisposeAsync();
    }

    // The mark may come first: the person has the id that the phone gave them.
    [Fact]
    public async Task WalkIn_AndTheirMark_InAnyOrder_AreThereOnce()
    {
        var rosa = PersonId.New();
        var mark = _phone.SealRecord(_cafe.FacilitatorId, CafeScenario.Tap(rosa));
        var form = Form("registro", WalkIn(rosa));

        Assert.Equal(["stored"], await SendAsync(mark));
        Assert.Equal("(no está)", await _cafe.StateAsync(rosa));
        Assert.Equal(["stored", "duplicate"], await SendAsync(form, mark));
        Assert.Equal(["duplicate", "duplicate"], await SendAsync(mark, form));

        Assert.Equal("vino", await _cafe.StateAsync(rosa));
        var person = await WithDbAsync(db => db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == rosa, Cancel));
        Assert.Equal(("Rosa Elvira", "Núñez", _cafe.FacilitatorId), (person.GivenNames, person.Surnames, person.RegisteredById));
        Assert.Equal("52999001", Assert.Single(person.Identifiers).Value);
        var consent = await WithDbAsync(db =>
            db.Consents.SingleAsync(c => c.PersonId == rosa && c.Purpose == ConsentPurpose.DataTreatment, Cancel)
        );
        Assert.True(consent.Given);
        Assert.Equal(new DateTime(2035, 8, 6, 14, 30, 0), consent.DecidedAt);
    }

    [Fact]
    public async Task WalkIn_ThatCannotBeStored_GoesBackWithWhatToMend()
    {
        var rosa = PersonId.New();

        var answer = await SealingPhone.AnswerAsync(
            _cafe.Site,
            Form("registro", WalkIn(rosa).Replace("52999001", "no sé", StringComparison.Ordinal))
        );

        var result = answer.GetProperty("results")[0];
        Assert.Equal(("rejected", "invalid-form"), (result.GetProperty("result").GetString(), result.GetProperty("reason").GetString()));
        Assert.NotEmpty(result.GetProperty("problem").GetString()!);
        // Mended, it is another form about the same person.
        Assert.Equal(["stored"], await SendAsync(Form("registro", WalkIn(rosa))));
        Assert.Equal(["rejected invalid-form"], await SendAsync(Form("registro", WalkIn(rosa, "Otra"))));
        Assert.Equal(
            "Rosa Elvira",
            await WithDbAsync(db => db.People.Where(p => p.Id == rosa).Select(p => p.GivenNames).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task WalkIn_WithoutPermission_IsNotStored()
    {
        var rosa = PersonId.New();

        Assert.Equal(
            ["rejected invalid-form"],
            await SendAsync(Form("registro", WalkIn(rosa).Replace("&DataTreatment=true", "", StringComparison.Ordinal)))
        );

        Assert.False(await WithDbAsync(db => db.People.AnyAsync(p => p.Id == rosa, Cancel)));
    }

    // What an erased person had on the phone comes late, and is not taken (R30).
    [Fact]
    public async Task WalkIn_WhoWasErasedMeanwhile_StaysErased()
    {
        var rosa = PersonId.New();
        var form = Form("registro", WalkIn(rosa));
        await SendAsync(form);
        Assert.True(await _cafe.AskAsync<PersonErasure, bool>(erasure => erasure.EraseAsync(rosa, Cancel)));

        Assert.Equal(["rejected erased"], await SendAsync(form));

        Assert.Equal("", await WithDbAsync(db => db.People.Where(p => p.Id == rosa).Select(p => p.GivenNames).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task MinutesClosingAndPhoto_SentTwice_AreStoredOnce()
    {
        await SendAsync(_phone.SealRecord(_cafe.FacilitatorId, CafeScenario.Tap(CafeScenario.Ana)));
        Dictionary<string, object?>[] forms =
        [
            Form("acta", "hecho=Vimos+el+m%C3%B3dulo+1&compromisos="),
            Form("foto", $"permiso=true&foto={Uri.EscapeDataString(SampleJpeg.Baseline)}"),
            Form("cierre", "from=2035-08-06T09%3A00&until=2035-08-06T10%3A00"),
        ];

        Assert.Equal(["stored", "stored", "stored"], await SendAsync(forms));
        Assert.Equal(["duplicate", "duplicate", "duplicate"], await SendAsync(forms));

        Assert.Equal("Vimos el módulo 1", await WithDbAsync(db => Minutes(db).Select(m => m.Done).SingleAsync(Cancel)));
        Assert.Equal(1, await WithDbAsync(db => db.ProofFiles.CountAsync(f => f.GatheringId == DemoAttendance.Today, Cancel)));
        var gathering = await WithDbAsync(db => db.Gatherings.SingleAsync(g => g.Id == DemoAttendance.Today, Cancel));
        Assert.Equal((new DateTime(2035, 8, 6, 14, 0, 0), true), (gathering.FromAt, gathering.ClosedAt is not null));
    }

    [Theory]
    [InlineData("acta", "hecho=+", "invalid-form")]
    [InlineData("cierre", "from=ayer&until=hoy", "invalid-form")]
    [InlineData("cierre", "from=2035-08-06T09%3A00&until=2035-08-06T08%3A00", "invalid-form")]
    [InlineData("foto", "foto=AAAA", "invalid-form")]
    [InlineData("foto", "permiso=true&foto=no+es+base64", "invalid-form")]
    [InlineData("foto", "permiso=true&foto=AAAA", "invalid-form")]
    [InlineData("registro", "", "invalid-form")]
    [InlineData("carta", "hecho=x", "unknown-activity")]
    public async Task Form_ThatMakesNoSense_IsRefused(string form, string content, string reason) =>
        Assert.Equal([$"rejected {reason}"], await SendAsync(Form(form, content)));

    [Fact]
    public async Task Form_OfAnothersGatheringOrOfNoStaff_IsNotTaken()
    {
        using var other = new BrowserVisit(_cafe.Site);
        var stranger = await other.SignUpAsync(role: PersonRole.Facilitator);
        using var strangers = new SealingPhone();
        await strangers.RegisterAsync(other.Browser, stranger);
        using var learner = new BrowserVisit(_cafe.Site);
        var ana = await learner.SignUpAsync();
        using var learners = new SealingPhone();
        await learners.RegisterAsync(learner.Browser, ana);

        Assert.Equal(["rejected not-yours"], await SendAsync(strangers.SealForm(stranger, $"{Café}/acta", "hecho=x")));
        Assert.Equal(["later not-staff"], await SendAsync(learners.SealForm(ana, $"{Café}/acta", "hecho=x")));
        Assert.Equal(["rejected bad-seal"], await SendAsync(learners.SealForm(_cafe.FacilitatorId, $"{Café}/acta", "hecho=x")));
        Assert.False(await WithDbAsync(db => Minutes(db).AnyAsync(Cancel)));
    }

    // R20
    [Fact]
    public async Task Form_OfARevokedPhone_WaitsForItsOwner()
    {
        var form = Form("acta", "hecho=x");
        await WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == _cafe.FacilitatorId, Cancel)).EndSessions();
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(["later revoked-device"], await SendAsync(form));
    }

    // R33: another form under the same id is not the one that was sent.
    [Fact]
    public async Task Form_UnderTheIdOfAnother_IsRefused()
    {
        var id = Guid.CreateVersion7();
        await SendAsync(_phone.SealForm(_cafe.FacilitatorId, $"{Café}/acta", "hecho=Lo+primero", id));

        Assert.Equal(["rejected id-conflict"], await SendAsync(_phone.SealForm(_cafe.FacilitatorId, $"{Café}/acta", "hecho=Lo+otro", id)));
    }

    private static IQueryable<GatheringMinutes> Minutes(UsmeDb db) => db.GatheringMinutes.Where(m => m.GatheringId == DemoAttendance.Today);

    private static string WalkIn(PersonId id, string givenNames = "Rosa Elvira") =>
        $"Id={id}&GivenNames={Uri.EscapeDataString(givenNames)}&Surnames=N%C3%BA%C3%B1ez"
        + "&DocumentType=CC&Document=52999001&DataTreatment=true";

    private Dictionary<string, object?> Form(string form, string content) =>
        _phone.SealForm(_cafe.FacilitatorId, $"{Café}/{form}", content);

    private Task<List<string>> SendAsync(params Dictionary<string, object?>[] sealedOnes) =>
        SealingPhone.SendAsync(_cafe.Site, [.. sealedOnes]);

    private Task<T> WithDbAsync<T>(Func<UsmeDb, Task<T>> work) => _cafe.AskAsync(work);
}
