using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Credentials;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.Certificates;

/// <summary>What becomes of certificates when people are united, ask to be forgotten, or came to one gathering only.</summary>
public sealed class CertificateLifeTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _coordinator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await CertificateBuilder.StartAsync();
        _coordinator = await _site.StaffAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R14, R24
    [Fact]
    public async Task TwoPeople_WhoEachHoldOne_AreUnitedOnlyAfterOneIsRevoked()
    {
        var people = await _site.FinishedAsync(2);
        var orders = await IssueAsync(people);

        var refused = await MergeAsync(people[1], people[0]);
        await RevokeAsync(orders[1].Id, "Es la misma persona.");
        var merged = await MergeAsync(people[1], people[0]);
        var again = await IssueAsync([people[1]]);

        Assert.Equal([MergeResult.TwoCertificates, MergeResult.Done], [refused, merged]);
        Assert.Equal(CertificateFailureReason.HasOne, Assert.Single(again).Failure);
    }

    // R14
    [Fact]
    public async Task SomebodyUnited_FindsTheirCertificate_WhicheverRowItWasIssuedTo()
    {
        var people = await _site.FinishedAsync(1);
        var order = Assert.Single(await IssueAsync(people));
        var account = await _site.SeedAsync(graduates => graduates.Add("Ana", "Ruiz", null).Id);
        await MergeAsync(people[0], account);

        var own = await _site.WithAsync((CertificateRegisterReader register) => register.ListForPersonAsync(account, Cancel));

        Assert.Equal(order.Id, Assert.Single(own).Id);
    }

    // R30
    [Fact]
    public async Task Holder_ErasedWithoutChoosing_IsNotErased()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        await IssueAsync([person]);

        Assert.False(await EraseAsync(person, null));
        Assert.NotNull(Assert.Single(await _site.EntriesAsync()).Words);
    }

    // R30
    [Fact]
    public async Task Holder_WhoStaysVerifiable_LeavesTheCertificateAsItWas()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        await IssueAsync([person]);

        Assert.True(await EraseAsync(person, CertificateWithdrawal.Keep));

        var entry = Assert.Single(await _site.EntriesAsync());
        Assert.True(entry.IsValid);
        Assert.Equal("Ana Lucía Chisacá Muñoz", entry.Words!.HolderName);
        Assert.Single(await _site.DocumentsAsync());
    }

    // R30, R23
    [Fact]
    public async Task Holder_WhoWithdraws_LeavesANumberThatSaysNothing()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        var first = Assert.Single(await IssueAsync([person]));
        await _site.IssueAsync(
            _coordinator,
            new CertificateOrderRequest(person, CertificateBuilder.Course)
            {
                ReplacesId = first.Id,
                Reason = "Ana Lucía se llama así.",
                HolderName = "Ana Lucía Chisacá Peña",
            }
        );

        Assert.True(await EraseAsync(person, CertificateWithdrawal.Withdraw));

        var entries = await _site.EntriesAsync();
        Assert.Equal([CertificateEnd.Replaced, CertificateEnd.Withdrawn], entries.Select(e => e.End));
        Assert.All(entries, e => Assert.Null(e.Words));
        Assert.All(entries, e => Assert.Null(e.EndReason));
        Assert.Empty(await _site.DocumentsAsync());
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
        var values = await _site.AskAsync(db => db.AuditValues.Select(v => v.After).ToListAsync(Cancel));
        Assert.DoesNotContain(values, v => v?.Contains("Ana Luc", StringComparison.Ordinal) is true);
        var orders = await _site.AskAsync(db => db.CertificateOrders.AsNoTracking().ToListAsync(Cancel));
        Assert.All(orders, o => Assert.Null(o.Reason));
        var revoked = await _site.WithAsync(
            (IEnumerable<IRevokedCredentials> all) => all.OfType<RevokedCertificateCredentials>().Single().ListAsync(Cancel)
        );
        Assert.Equal(entries.Select(e => e.CredentialId).Order(), revoked.Order());
    }

    // R30
    [Fact]
    public async Task Reasons_ThatSpeakOfSomebodyErased_AreForgotten_OnOthersCertificatesToo()
    {
        var (ana, eva) = await _site.SeedAsync(graduates =>
            (Finished(graduates, "Ana", "Ruiz", "50000001"), Finished(graduates, "Eva", "Peña Díaz", "50000002"))
        );
        var orders = await IssueAsync([ana, eva]);
        await RevokeAsync(orders[0].Id, "Se emitió con el documento de EVA PENA DIAZ.");
        await RevokeAsync(orders[1].Id, "Le faltaba un café.");

        Assert.True(await EraseAsync(eva, CertificateWithdrawal.Keep));

        var entries = await _site.EntriesAsync();
        Assert.All(entries, e => Assert.Equal((CertificateEnd.Revoked, null), (e.End, e.EndReason)));
        Assert.Equal(["Ana Ruiz", "Eva Peña Díaz"], entries.Select(e => e.Words?.HolderName));
        var values = await _site.AskAsync(db => db.AuditValues.Select(v => v.After).ToListAsync(Cancel));
        Assert.DoesNotContain(
            values,
            v => v is not null && (v.Contains("EVA", StringComparison.Ordinal) || v.Contains("café", StringComparison.Ordinal))
        );
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);

        static PersonId Finished(GraduateBuilder graduates, string givenNames, string surnames, string document)
        {
            var person = graduates.Add(givenNames, surnames, document);
            graduates.Finish(person);
            return person.Id;
        }
    }

    [Fact]
    public async Task Somebody_WithoutCertificates_IsAskedNothing()
    {
        var person = (await _site.FinishedAsync(1)).Single();

        Assert.Empty(await _site.WithAsync((PersonErasure erasure) => erasure.ListQuestionsAsync(person, Cancel)));
    }

    // R30
    [Fact]
    public async Task Order_OfSomebodyErasedMeanwhile_IsGivenUp()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        await _site.WithAsync(
            (CertificateOrderService orders) =>
                orders.PlaceAsync(
                    _coordinator.AsCoordinator(),
                    [new CertificateOrderRequest(person, CertificateBuilder.Course) { HolderName = "Ana Chisacá" }],
                    Cancel
                )
        );

        Assert.True(await EraseAsync(person, null));
        await _site.Runner.RunOpenAsync(Cancel);

        var order = await _site.AskAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((CertificateOrderState.Failed, CertificateFailureReason.Erased, null), (order.State, order.Failure, order.HolderName));
        Assert.Empty(await _site.EntriesAsync());
    }

    // R21
    [Fact]
    public async Task Gathering_Closed_IsCertifiedToWhoCame()
    {
        var (cafe, person) = await _site.SeedAsync(graduates => (graduates.Cafes[0], graduates.AddFinished(900).Id));
        var stranger = await _site.SeedAsync(graduates => graduates.Add("Eva", "Peña", "50000001").Id);
        var subject = CertificateSubject.ForGathering(cafe);

        var orders = await _site.IssueAsync(
            _coordinator,
            new CertificateOrderRequest(person, subject),
            new CertificateOrderRequest(stranger, subject)
        );

        Assert.Equal([null, CertificateFailureReason.NotEarned], orders.Select(o => o.Failure));
        var words = Assert.Single(await _site.EntriesAsync()).Words!;
        Assert.Equal(
            (CertificateKind.Gathering, "Café charlado", "Salón comunal", 120),
            (words.Kind, words.Title, words.Venue, words.Minutes)
        );
        var list = await _site.WithAsync((GatheringCandidateReader attended) => attended.ListForGatheringAsync(cafe, Cancel));
        Assert.Equal(orders[0].Id, Assert.Single(list).CertificateId);
    }

    [Fact]
    public async Task Resending_NotesWhen_ForRemindersToSend_AndIsAudited() // R31
    {
        var order = Assert.Single(await IssueAsync(await _site.FinishedAsync(1)));

        Assert.True(
            await _site.WithAsync((CertificateRegister register) => register.ResendAsync(order.Id, _coordinator.AsCoordinator(), Cancel))
        );
        Assert.Equal(_site.Now, Assert.Single(await _site.EntriesAsync()).ResentAt);
        Assert.Single(
            await _site.AskAsync(db =>
                db.AuditEntries.Where(e =>
                        e.Action == CertificatesAudit.Resent
                        && e.ActorId == _coordinator
                        && e.Subject == CertificatesAudit.Subject(order.Id)
                    )
                    .ToListAsync(Cancel)
            )
        );
    }

    private Task<List<CertificateOrder>> IssueAsync(IEnumerable<PersonId> people) =>
        _site.IssueAsync(_coordinator, [.. people.Select(p => new CertificateOrderRequest(p, CertificateBuilder.Course))]);

    private Task<bool> RevokeAsync(Guid certificate, string reason) =>
        _site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(certificate, CertificateEnd.Revoked, reason, _coordinator.AsCoordinator(), Cancel)
        );

    private Task<MergeResult> MergeAsync(PersonId person, PersonId survivor) =>
        _site.WithAsync((PersonMerging merging) => merging.MergeAsync(_coordinator.AsCoordinator(), person, survivor, Cancel));

    private Task<bool> EraseAsync(PersonId person, string? choice) =>
        _site.WithAsync(
            (PersonErasure erasure) =>
                erasure.EraseAsync(
                    person,
                    choice is null
                        ? new Dictionary<string, string>()
                        : new Dictionary<string, string> { [CertificateWithdrawal.KeyName] = choice },
                    Cancel
                )
        );
}
