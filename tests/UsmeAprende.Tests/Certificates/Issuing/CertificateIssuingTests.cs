using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Tests.Certificates.Paper;

namespace UsmeAprende.Tests.Certificates.Issuing;

/// <summary>R24 from the order to the document.</summary>
public class CertificateIssuingTests : IAsyncLifetime
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

    // R22, R26
    [Fact]
    public async Task Batch_OfSeveral_EntersEachAndMakesItsDocument()
    {
        var people = await _site.FinishedAsync(25);

        var batch = await _site.OrderAsync(_coordinator, people);
        await _site.Runner.RunOpenAsync(Cancel);

        var entries = await _site.EntriesAsync();
        Assert.Equal(Enumerable.Range(1, 25), entries.Select(e => e.Number));
        Assert.Equal(people.Order(), entries.Select(e => e.PersonId!.Value).Order());
        var words = entries[0].Words!;
        Assert.Equal(
            ("Ana Lucía Chisacá Muñoz", "El curso huerta", 2, CertificateKind.Course),
            (words.HolderName, words.Title, words.Cafes, words.Kind)
        );
        // Two cafés of two hours that covered no lesson, and two lessons of seven minutes: four hours and a quarter, nearly.
        Assert.Equal(255, words.Minutes);
        Assert.Equal(["Buscar"], words.Competences);
        Assert.Equal(25, (await _site.DocumentsAsync()).Count);
        var after = await _site.WithAsync((BatchJobQueue batches) => batches.FindAsync(batch!.Value, Cancel));
        Assert.Equal((BatchState.Finished, 25, 0), (after!.State, after.Done, after.Failed));
    }

    [Fact]
    public async Task Batch_WithFlawedOnes_IssuesTheOthersWithoutAGap()
    {
        var flawed = await _site.SeedAsync(graduates =>
        {
            var undocumented = graduates.Add("Ana", "Uno", null);
            var unseen = graduates.Add("Ana", "Dos", "50000002", isSeen: false);
            var unfinished = graduates.Add("Ana", "Tres", "50000003");
            graduates.Finish(undocumented);
            graduates.Finish(unseen);
            graduates.Finish(unfinished, missing: 1);
            return new[] { undocumented.Id, unseen.Id, unfinished.Id };
        });
        var good = await _site.FinishedAsync(4);

        var orders = await _site.IssueAsync(
            _coordinator,
            [
                .. good[..2].Concat(flawed).Concat(good[2..]).Select(p => new CertificateOrderRequest(p, CertificateBuilder.Course)),
                new CertificateOrderRequest(good[0], "no-existe"),
            ]
        );

        Assert.Equal(
            [
                null,
                null,
                CertificateFailureReason.NoDocument,
                CertificateFailureReason.DocumentNotVerified,
                CertificateFailureReason.NotEarned,
                null,
                null,
                CertificateFailureReason.NoSubject,
            ],
            orders.Select(o => o.Failure)
        );
        Assert.Equal([1, 2, 3, 4], (await _site.EntriesAsync()).Select(e => e.Number));
    }

    [Fact]
    public async Task Order_ThatCannotBePrinted_GivesNoNumberAway()
    {
        var people = await _site.FinishedAsync(2);

        var orders = await _site.IssueAsync(
            _coordinator,
            new CertificateOrderRequest(people[0], CertificateBuilder.Course)
            {
                HolderName = $"Ana Lucía Chisacá {PlainCertificateRenderer.Unprintable}lvira",
            },
            new CertificateOrderRequest(people[1], CertificateBuilder.Course) { HolderName = " Ana  Luci\u0301a\nChisacá de Muñoz" }
        );

        Assert.Equal((CertificateOrderState.Failed, CertificateFailureReason.Unprintable), (orders[0].State, orders[0].Failure));
        Assert.Contains("letra", orders[0].Detail, StringComparison.Ordinal);
        var entry = Assert.Single(await _site.EntriesAsync());
        Assert.Equal((1, "Ana Lucía Chisacá de Muñoz"), (entry.Number, entry.Words!.HolderName));
        Assert.All(orders, o => Assert.Null(o.HolderName));
    }

    // R15
    [Fact]
    public async Task Order_ForOneself_IsRefused()
    {
        var me = (await _site.FinishedAsync(1)).Single();
        await _site.AskAsync(db =>
            db.People.Where(p => p.Id == me).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Coordinator), Cancel)
        );

        var order = (await _site.IssueAsync(me, new CertificateOrderRequest(me, CertificateBuilder.Course))).Single();

        Assert.Equal(CertificateFailureReason.Oneself, order.Failure);
        Assert.Empty(await _site.EntriesAsync());
    }

    [Fact]
    public async Task Orders_SentTwice_AreTakenOnce()
    {
        var people = await _site.FinishedAsync(3);

        var first = await _site.OrderAsync(_coordinator, people);
        var second = await _site.OrderAsync(_coordinator, people);
        await _site.Runner.RunOpenAsync(Cancel);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal(3, (await _site.EntriesAsync()).Count);
    }

    [Fact]
    public async Task Document_ThatCouldNotBeMade_IsMadeLaterAndItsFirstBytesAreKept()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        _site.Paper.IsJammed = true;

        var order = (await _site.IssueAsync(_coordinator, new CertificateOrderRequest(person, CertificateBuilder.Course))).Single();
        var without = await _site.DocumentsAsync();
        _site.Paper.IsJammed = false;
        await RunMakingAsync();
        var first = Assert.Single(await _site.DocumentsAsync());
        await RunMakingAsync();

        Assert.Equal(CertificateOrderState.Issued, order.State);
        Assert.Empty(without);
        Assert.Equal(first.Bytes, Assert.Single(await _site.DocumentsAsync()).Bytes);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(first.Bytes), first.Sha256);
    }

    [Fact]
    public async Task Batch_WhileNothingCanBePrinted_WaitsRatherThanFailing()
    {
        var people = await _site.FinishedAsync(2);
        _site.Paper.Problem = "No hay letras.";
        await _site.OrderAsync(_coordinator, people);

        await _site.Runner.RunOpenAsync(Cancel);
        var before = await _site.EntriesAsync();
        _site.Paper.Problem = null;
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.Runner.RunOpenAsync(Cancel);

        Assert.Empty(before);
        Assert.Equal(2, (await _site.EntriesAsync()).Count);
    }

    // Within one process; CertificateKillTests has two issue at once.
    [Fact]
    public async Task TwoServers_IssuingAtOnceOnOneFile_LeaveNoGapAndNobodyTwice()
    {
        await using var other = await _site.BesideAsync();
        var people = await _site.FinishedAsync(60);
        await _site.OrderAsync(_coordinator, people[..30]);
        await other.OrderAsync(_coordinator, people[30..]);
        await Task.WhenAll(_site.Runner.RunOpenAsync(Cancel), other.Runner.RunOpenAsync(Cancel));

        var entries = await _site.EntriesAsync();

        Assert.Equal(Enumerable.Range(1, 60), entries.Select(e => e.Number));
        Assert.Equal(people.Order(), entries.Select(e => e.PersonId!.Value).Order());
        Assert.Equal(60, (await _site.DocumentsAsync()).Count);
    }

    [Fact]
    public async Task Correction_GoesThroughTheSameBatch_AndReplacesTheFormer()
    {
        var person = (await _site.FinishedAsync(1)).Single();
        var former = (await _site.IssueAsync(_coordinator, new CertificateOrderRequest(person, CertificateBuilder.Course))).Single();

        var order = (
            await _site.IssueAsync(
                _coordinator,
                new CertificateOrderRequest(person, CertificateBuilder.Course)
                {
                    ReplacesId = former.Id,
                    Reason = "Faltaba el segundo apellido.",
                    HolderName = "Ana Lucía Chisacá Muñoz Peña",
                }
            )
        ).Single();

        var entries = await _site.EntriesAsync();
        Assert.Equal([CertificateEnd.Replaced, null], entries.Select(e => e.End));
        Assert.Equal((order.Id, former.Id, "Faltaba el segundo apellido."), (entries[1].Id, entries[1].ReplacesId, entries[0].EndReason));
        Assert.Equal(2, (await _site.DocumentsAsync()).Count);
    }

    private Task<bool> RunMakingAsync() =>
        _site.WithAsync(
            async (CertificateDocumentStore documents) =>
            {
                await new CertificateDocumentJob(documents).RunAsync(new JobReport(), Cancel);
                return true;
            }
        );
}
