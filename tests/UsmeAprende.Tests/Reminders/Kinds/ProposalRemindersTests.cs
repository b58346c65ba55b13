using UsmeAprende.Certificates.Issuing;
using UsmeAprende.People;

namespace UsmeAprende.Tests.Reminders.Kinds;

/// <summary>What coordinators are told when certificates need two of them.</summary>
public sealed class ProposalRemindersTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync(("Certificates:TwoSteps", "true"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Proposals_ThatWait_AreToldOnceToWhoMayApproveThem()
    {
        var (author, second) = await StaffAsync();
        await ProposeAsync(author, 2);

        await _site.PlanAndSendAsync();
        await _site.PlanAndSendAsync();

        Assert.Equal([(second, "por-aprobar")], Proposals(await _site.ListMessagesAsync()));
        var told = (await _site.RemindersAsync(second)).Single(r => r.Kind == "por-aprobar");
        Assert.Contains("2 constancias esperan", told.Text, StringComparison.Ordinal);
        Assert.Equal("/coordinacion/certificados/por-aprobar", told.Link);
    }

    [Fact]
    public async Task Proposals_SentBackTogether_AreToldOnceToTheirAuthorWithoutTheReason()
    {
        var (author, second) = await StaffAsync();
        await ProposeAsync(author, 2);
        await _site.WithAsync(
            async (CertificateOrderService orders) =>
            {
                var waiting = await orders.ListProposedAsync(Cancel);
                return await orders.RejectAsync(second.AsCoordinator(), waiting.ConvertAll(o => o.Id), "Ana Ruiz no vino.", Cancel);
            }
        );

        await _site.PlanAndSendAsync();

        Assert.Equal([(author, "devueltas")], Proposals(await _site.ListMessagesAsync()));
        var told = (await _site.RemindersAsync(author)).Single(r => r.Kind == "devueltas");
        Assert.Contains("2 constancias", told.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruiz", told.Text, StringComparison.Ordinal);
    }

    private static List<(PersonId, string)> Proposals(IEnumerable<(PersonId Person, string Kind)> messages) =>
        [.. messages.Where(m => m.Kind is "por-aprobar" or "devueltas")];

    private async Task<(PersonId Author, PersonId Second)> StaffAsync() =>
        (
            await _site.PersonAsync(allows: false, role: PersonRole.Coordinator),
            await _site.PersonAsync(allows: false, role: PersonRole.Coordinator)
        );

    private async Task ProposeAsync(PersonId author, int count)
    {
        var requests = new List<CertificateOrderRequest>();
        for (var i = 0; i < count; i++)
            requests.Add(new CertificateOrderRequest(await _site.PersonAsync(allows: false), "huerta"));
        await _site.WithAsync((CertificateOrderService orders) => orders.PlaceAsync(author.AsCoordinator(), requests, Cancel));
    }
}
