using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// People who learn now and then, change their minds, are found to be somebody known, leave; who reserve seats at cafés that are moved and
/// cancelled; and a mail server that refuses some of them and is busy at times.
/// </summary>
internal sealed class ClockWalkTown
{
    // Of the cafés last announced, so many have mostly still to come.
    private const int ToCome = 3;

    private readonly TestSite _site;
    private readonly Random _chance;
    private readonly List<PersonId> _people = [];
    private readonly List<Guid> _cafes = [];
    private readonly List<(Guid Cafe, PersonId Person, DateTime ChangedAt, DateTime StartsAt, string Kind)> _changes = [];
    private PersonId _facilitator;

    public ClockWalkTown(TestSite site, Random chance)
    {
        (_site, _chance) = (site, chance);
        site.Post.Answer = Answer;
    }

    public ClockWalkHistory History { get; } = new();

    public async Task PopulateAsync(int people)
    {
        _facilitator = await _site.PersonAsync(role: PersonRole.Facilitator);
        await _site.PersonAsync(role: PersonRole.Coordinator);
        for (var i = 0; i < people; i++)
        {
            var (allows, isMinor, isGuarded) = (i % 5 != 0, i % 10 == 7, i % 20 == 7);
            var person = await _site.PersonAsync(
                allows,
                email: i % 3 != 0,
                phone: i % 2 == 0 || isMinor ? $"300 123 {4500 + i}" : null,
                birthYear: isMinor ? _site.Now.Year - 14 : null,
                guardian: isMinor && !isGuarded ? "Blanca Nubia Chisica" : null
            );
            _people.Add(person);
            History.RecordConsent(person, _site.Now, allows);
            if (isGuarded)
                History.Guarded.Add(person);
        }
    }

    public async Task PassDayAsync(int day)
    {
        // Some learn often, some stop, some come back.
        foreach (var person in _people)
            if (_chance.Next(100) < _people.IndexOf(person) % 4 * 12)
                await _site.LearnAsync(person);
        if (_chance.Next(4) == 0)
            await ChangeMindAsync(Somebody());
        if (_chance.Next(4) == 0)
            await ChooseAsync(Somebody());
        if (_chance.Next(2) == 0)
            await OpenCafeAsync();
        if (_cafes.Count > 0 && _chance.Next(2) == 0)
            await ChangeCafeAsync(_cafes[^_chance.Next(1, 1 + Math.Min(ToCome, _cafes.Count))]);
        if (day % 9 == 5)
            await MergeAsync();
        if (day % 20 == 11)
            await EraseAsync();
    }

    /// <summary>
    /// Whoever had a seat when a café was moved or cancelled was told, by the row that speaks for them, unless it was changed again or too
    /// near.
    /// </summary>
    public void AssertEveryChangeWasTold(List<Reminder> said)
    {
        var told = said.Select(r => (History.HumanBehind(r.PersonId, _site.Now), r.Kind, r.Subject)).ToHashSet();
        Assert.NotEmpty(_changes);
        Assert.All(
            _changes.Where(c =>
                c.StartsAt - c.ChangedAt > TimeSpan.FromDays(1) && IsLast(c.Cafe, c.ChangedAt) && !History.Erased.ContainsKey(c.Person)
            ),
            c => Assert.Contains((History.HumanBehind(c.Person, _site.Now), c.Kind, c.Cafe.ToString("N")), told)
        );
    }

    // One address in eight is gone for good; one letter in ten must come again.
    private EmailSendResult Answer(EmailMessage letter)
    {
        var outcome =
            letter.To.Contains("4@", StringComparison.Ordinal) ? EmailSendResult.Permanent(MailFailureReason.RecipientRefused, 550)
            : _chance.Next(10) == 0 ? EmailSendResult.Transient(MailFailureReason.TryLater, 451)
            : EmailSendResult.Accepted;
        History.Deliveries.Add(new ClockWalkDelivery(_site.Now, letter.MessageId, letter.To, outcome.IsAccepted, outcome.IsBounce));
        return outcome;
    }

    private PersonId Somebody() => _people[_chance.Next(_people.Count)];

    private bool IsLast(Guid cafe, DateTime changedAt) =>
        _changes.Where(c => c.Cafe == cafe).Max(c => c.ChangedAt) == changedAt && changedAt < _site.Now.AddDays(-2);

    private async Task ChangeMindAsync(PersonId person)
    {
        var allows = _chance.Next(2) == 0;
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await _site.DecideAsync(person, allows);
        History.RecordConsent(person, _site.Now, allows);
    }

    // Between what was planned for them and its sending, too.
    private async Task ChooseAsync(PersonId person)
    {
        string[] kinds = ["bienvenida", "siga", "ritmo", "cafe-manana", "cafe-movido", "cafe-cancelado", "cupo"];
        var refused = kinds
            .Where(_ => _chance.Next(2) == 0)
            .Select(kind => (kind, _chance.Next(2) == 0 ? EmailChannel.ChannelId : CallChannel.ChannelId))
            .ToHashSet();
        await _site.WithAsync(
            async (ReminderPreferences preferences) =>
            {
                await preferences.ReplaceOptOutsAsync(person, refused, TestSite.Cancel);
                return true;
            }
        );
        History.RecordOptOuts(person, _site.Now, refused);
    }

    // R14
    private async Task MergeAsync()
    {
        var free = _people.Where(p => !History.IsMerged(p) && !History.Guarded.Contains(p)).ToList();
        var (into, row) = (free[_chance.Next(free.Count / 2)], free[_chance.Next(free.Count / 2, free.Count)]);
        await _site.MergeAsync(row, into);
        _people.Remove(row);
        History.RecordMerge(row, into, _site.Now);
    }

    // R30
    private async Task EraseAsync()
    {
        var person = _people.First(p => !History.IsMerged(p) && !History.Guarded.Contains(p));
        Assert.True(await _site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(person, TestSite.Cancel)));
        _people.Remove(person);
        History.Erased[person] = _site.Now;
    }

    private async Task OpenCafeAsync()
    {
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(_chance.Next(2, 12)).AddHours(_chance.Next(12)), _facilitator);
        _cafes.Add(cafe);
        foreach (var person in _people.Where(_ => _chance.Next(8) == 0))
            await _site.ReserveAsync(cafe, person, _chance.Next(4) == 0 ? SeatState.Waiting : SeatState.Reserved);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task ChangeCafeAsync(Guid cafe)
    {
        var (gathering, seats) = await _site.AskAsync(async db =>
            (
                await db.Gatherings.AsNoTracking().SingleAsync(g => g.Id == cafe, TestSite.Cancel),
                await db.SeatReservations.Where(s => s.GatheringId == cafe).ToListAsync(TestSite.Cancel)
            )
        );
        if (gathering.CancelledAt is not null || gathering.StartsAt <= _site.Now)
            return;
        switch (_chance.Next(3))
        {
            case 0:
                await _site.CancelAsync(cafe);
                History.Cancelled[cafe] = _site.Now;
                _changes.AddRange(seats.Select(s => (cafe, s.PersonId, _site.Now, gathering.StartsAt, "cafe-cancelado")));
                break;
            case 1:
                var startsAt = gathering.StartsAt.AddDays(_chance.Next(1, 5));
                await _site.MoveAsync(cafe, startsAt);
                _changes.AddRange(seats.Select(s => (cafe, s.PersonId, _site.Now, startsAt, "cafe-movido")));
                break;
            default:
                await _site.PromoteAsync(cafe);
                break;
        }
    }
}
