using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Reminders;

namespace UsmeAprende.Tests.Reminders;

/// <summary>People who learn now and then, change their minds, and reserve seats at cafés that are moved and cancelled.</summary>
internal sealed class Town(ReminderSite site, Random chance)
{
    // Of the cafés last announced, so many have mostly still to come.
    private const int ToCome = 3;

    private readonly List<Guid> _people = [];
    private readonly List<Guid> _cafes = [];
    private readonly Dictionary<Guid, List<(DateTime At, bool Allows)>> _consents = [];
    private readonly List<(Guid Cafe, Guid Person, DateTime ChangedAt, DateTime StartsAt, string Kind)> _changes = [];
    private Guid _facilitator;

    public async Task SettleAsync(int people)
    {
        _facilitator = await site.PersonAsync(role: Role.Facilitator);
        await site.PersonAsync(role: Role.Coordinator);
        for (var i = 0; i < people; i++)
        {
            var allows = i % 5 != 0;
            var person = await site.PersonAsync(allows, email: i % 3 != 0, phone: i % 2 == 0 ? $"300 123 {4500 + i}" : null);
            _people.Add(person);
            _consents[person] = [(site.Now, allows)];
        }
        _consents[_facilitator] = [(site.Now, true)];
    }

    public bool Allowed(Guid person, DateTime at) => !_consents.TryGetValue(person, out var decided) || decided.Last(d => d.At <= at).Allows;

    public async Task LiveADayAsync()
    {
        // Some learn often, some stop, some come back.
        foreach (var person in _people)
            if (chance.Next(100) < _people.IndexOf(person) % 4 * 12)
                await site.LearnAsync(person);
        if (chance.Next(4) == 0)
            await ChangeMindAsync(_people[chance.Next(_people.Count)]);
        if (chance.Next(2) == 0)
            await OpenCafeAsync();
        if (_cafes.Count > 0 && chance.Next(2) == 0)
            await UpsetAsync(_cafes[^chance.Next(1, 1 + Math.Min(ToCome, _cafes.Count))]);
    }

    /// <summary>Whoever had a seat when a café was moved or cancelled was told, unless it was changed again or too near.</summary>
    public void AssertEveryChangeWasTold(List<Reminder> said)
    {
        var told = said.Select(r => (r.PersonId, r.Kind, r.Subject)).ToHashSet();
        Assert.NotEmpty(_changes);
        Assert.All(_changes.Where(c => c.StartsAt - c.ChangedAt > TimeSpan.FromDays(1) && IsLast(c.Cafe, c.ChangedAt)),
            c => Assert.Contains((c.Person, c.Kind, c.Cafe.ToString("N")), told));
    }

    private bool IsLast(Guid cafe, DateTime changedAt) => _changes.Where(c => c.Cafe == cafe).Max(c => c.ChangedAt) == changedAt && changedAt < site.Now.AddDays(-2);

    private async Task ChangeMindAsync(Guid person)
    {
        var allows = chance.Next(2) == 0;
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await site.DecideAsync(person, allows);
        _consents[person].Add((site.Now, allows));
    }

    private async Task OpenCafeAsync()
    {
        var cafe = await site.GatheringAsync(site.Now.AddDays(chance.Next(2, 12)).AddHours(chance.Next(12)), _facilitator);
        _cafes.Add(cafe);
        foreach (var person in _people.Where(_ => chance.Next(8) == 0))
            await site.ReserveAsync(cafe, person, chance.Next(4) == 0 ? SeatState.Waiting : SeatState.Reserved);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task UpsetAsync(Guid cafe)
    {
        var (gathering, seats) = await site.AskAsync(async db => (
            await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == cafe, ReminderSite.Cancel),
            await db.Set<SeatReservation>().Where(s => s.GatheringId == cafe).ToListAsync(ReminderSite.Cancel)));
        if (gathering.CancelledAt is not null || gathering.StartsAt <= site.Now)
            return;
        switch (chance.Next(3))
        {
            case 0:
                await site.CancelAsync(cafe);
                _changes.AddRange(seats.Select(s => (cafe, s.PersonId, site.Now, gathering.StartsAt, "cafe-cancelado")));
                break;
            case 1:
                var startsAt = gathering.StartsAt.AddDays(chance.Next(1, 5));
                await site.MoveAsync(cafe, startsAt);
                _changes.AddRange(seats.Select(s => (cafe, s.PersonId, site.Now, startsAt, "cafe-movido")));
                break;
            default:
                await site.PromoteAsync(cafe);
                break;
        }
    }
}
