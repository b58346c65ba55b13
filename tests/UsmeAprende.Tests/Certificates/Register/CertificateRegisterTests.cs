using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Certificates.Register;

/// <summary>R24: the numbers of a year are exactly 1..n, and nobody has two valid certificates for one course.</summary>
public class CertificateRegisterTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _coordinator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _coordinator = await _site.StaffAsync(PersonRole.Coordinator);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Enter_ManyAtOnce_GivesEachTheNextNumber()
    {
        var orders = new List<NewCertificate>();
        for (var n = 0; n < 12; n++)
            orders.Add(Order(await PersonAsync()));

        var outcomes = await Task.WhenAll(orders.Select(EnterAsync));

        Assert.All(outcomes, o => Assert.Equal(CertificateRegistrationResult.Registered, o));
        Assert.Equal(Enumerable.Range(1, 12), (await EntriesAsync()).Select(c => c.Number));
    }

    [Fact]
    public async Task Enter_SameOrderAgain_IsTheSameCertificate()
    {
        var order = Order(await PersonAsync());
        await EnterAsync(order);

        var again = await EnterAsync(order);

        Assert.Equal(CertificateRegistrationResult.Registered, again);
        Assert.Single(await EntriesAsync());
        await EnterAsync(Order(await PersonAsync()));
        Assert.Equal([1, 2], (await EntriesAsync()).Select(c => c.Number));
    }

    [Fact]
    public async Task Enter_ForSomebodyWhoHasOne_GivesNoNumberAway()
    {
        var person = await PersonAsync();
        await EnterAsync(Order(person));

        var second = await EnterAsync(Order(person));
        await EnterAsync(Order(await PersonAsync()));

        Assert.Equal(CertificateRegistrationResult.HasOne, second);
        Assert.Equal([1, 2], (await EntriesAsync()).Select(c => c.Number));
    }

    [Fact]
    public async Task Enter_AsACorrection_ReplacesTheFormer()
    {
        var person = await PersonAsync();
        var former = Order(person);
        await EnterAsync(former);

        var outcome = await EnterAsync(Order(person) with { ReplacesId = former.Id, Reason = "El nombre estaba mal escrito." });

        Assert.Equal(CertificateRegistrationResult.Registered, outcome);
        var entries = await EntriesAsync();
        Assert.Equal([CertificateEnd.Replaced, null], entries.Select(c => c.End));
        Assert.Equal(former.Id, entries[1].ReplacesId);
        Assert.Equal(former.Words.HolderName, entries[0].Words?.HolderName);
    }

    [Fact]
    public async Task Enter_ReplacingWhatWasRevoked_IsRefused()
    {
        var person = await PersonAsync();
        var former = Order(person);
        await EnterAsync(former);
        await EndAsync(former.Id);

        var outcome = await EnterAsync(Order(person) with { ReplacesId = former.Id });

        Assert.Equal(CertificateRegistrationResult.NothingToReplace, outcome);
    }

    [Fact]
    public async Task Enter_AfterRevoking_GivesANewNumber()
    {
        var person = await PersonAsync();
        var former = Order(person);
        await EnterAsync(former);
        var ended = await EndAsync(former.Id);

        var outcome = await EnterAsync(Order(person));

        Assert.True(ended);
        Assert.Equal(CertificateRegistrationResult.Registered, outcome);
        Assert.Equal([false, true], (await EntriesAsync()).Select(c => c.IsValid));
    }

    [Fact]
    public async Task AnnulMissing_AfterARestore_ClosesTheGapsAndGoesOnAfterThem()
    {
        await EnterAsync(Order(await PersonAsync()));

        var annulled = await _site.WithAsync(
            (CertificateRegister register) => register.AnnulMissingAsync(_site.Clock.GetUtcNow().Year, 4, _coordinator, Cancel)
        );
        await EnterAsync(Order(await PersonAsync()));

        Assert.Equal([2, 3, 4], annulled);
        Assert.Equal([1, 2, 3, 4, 5], (await EntriesAsync()).Select(c => c.Number));
        Assert.Equal(3, (await EntriesAsync()).Count(c => c.End is CertificateEnd.Annulled));
    }

    [Fact]
    public async Task Register_AfterAllOfThis_IsAudited()
    {
        var order = Order(await PersonAsync());
        await EnterAsync(order);
        await EndAsync(order.Id);

        var actions = await _site.AskAsync(db =>
            db.AuditEntries.Where(e => e.Subject == CertificatesAudit.Subject(order.Id))
                .OrderBy(e => e.Sequence)
                .Select(e => e.Action)
                .ToListAsync(Cancel)
        );
        var verdict = await _site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel));

        Assert.Equal([CertificatesAudit.Issued, CertificatesAudit.NameDiffers, CertificatesAudit.Ended], actions);
        Assert.True(verdict.Holds);
    }

    // R15
    [Fact]
    public async Task Certificate_ByWhoeverIsNoCoordinatorAnyMore_StaysAsItIs()
    {
        var order = Order(await PersonAsync());
        await EnterAsync(order);
        await _site.AskAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Facilitator), Cancel));

        Assert.False(await EndAsync(order.Id));
        Assert.False(
            await _site.WithAsync((CertificateRegister register) => register.ResendAsync(order.Id, _coordinator.AsCoordinator(), Cancel))
        );

        Assert.True(Assert.Single(await EntriesAsync()).IsValid);
    }

    private async Task<PersonId> PersonAsync() => (await _site.PersonAsync()).Id;

    private NewCertificate Order(PersonId person) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            Subject = "herramientas-basicas",
            IssuedById = _coordinator,
            Words = new CertificateContent
            {
                HolderName = "María José de la Concepción Ñañez Güiza",
                DocumentType = IdentityDocumentType.CC,
                DocumentNumber = "52345678",
                Title = "Herramientas digitales básicas",
                Minutes = 600,
                Cafes = 3,
                Competences = ["Cuidar sus datos"],
                CompletedOn = new DateOnly(2035, 1, 1),
                Signatory = "Ana",
                SignatoryRole = "Alcaldesa local",
            },
        };

    private Task<CertificateRegistrationResult> EnterAsync(NewCertificate order) =>
        _site.WithAsync((CertificateRegister register) => register.EnterAsync(order, Cancel));

    private Task<bool> EndAsync(Guid id) =>
        _site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(id, CertificateEnd.Revoked, "No era de esta persona.", _coordinator.AsCoordinator(), Cancel)
        );

    private Task<List<IssuedCertificate>> EntriesAsync() =>
        _site.AskAsync(db => db.Certificates.AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel));
}
