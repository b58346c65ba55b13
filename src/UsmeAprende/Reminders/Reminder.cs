using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders;

/// <summary>A reminder to one person: a row of the outbox and, after it was shown, a message in the person's inbox.</summary>
public sealed class Reminder
{
    public const int SubjectLength = 100;
    public const int PeriodLength = 20;
    private const int ErrorLength = 300;

    /// <summary>Also the e-mail's Message-ID, the same for every attempt, so that mail apps recognise a repetition.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>What it is about, such as a gathering's id. Subject and period make sure that the same thing is said once.</summary>
    public string Subject { get; private init; } = "";

    public string Period { get; private init; } = "";

    public ReminderPurpose Purpose { get; private init; }

    /// <summary>Of several that are due on one day, the lowest comes first.</summary>
    public int Priority { get; private init; }

    public DateTime PlannedAt { get; private init; }

    public DateTime DueAt { get; private set; }

    /// <summary>After this time it is not sent any more.</summary>
    public DateTime ExpiresAt { get; private init; }

    public ReminderState State { get; private set; }

    /// <summary>How many attempts failed so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why it failed or was dropped; never anybody's address.</summary>
    public string? LastError { get; private set; }

    /// <summary>The channel besides the inbox.</summary>
    public string? Channel { get; private set; }

    public Guid? LeaseId { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    /// <summary>The person whose daily message it is (R28): a unique index prevents a second one, also with several servers.</summary>
    public PersonId? SlotPersonId { get; private set; }

    public DateOnly? SlotDay { get; private set; }

    public string? Title { get; private set; }

    public string? Text { get; private set; }

    /// <summary>The text of its button.</summary>
    public string? Action { get; private set; }

    /// <summary>The target of its button, a path of this site.</summary>
    public string? Link { get; private set; }

    /// <summary>When it was shown in the inbox.</summary>
    public DateTime? ShownAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>The facilitator who called.</summary>
    public PersonId? CalledById { get; private set; }

    public static Reminder Create(IReminderKind kind, PlannedReminder planned, DateTime now) =>
        new()
        {
            PersonId = planned.PersonId,
            Kind = kind.Id,
            Subject = planned.Subject,
            Period = planned.Period,
            Purpose = kind.Purpose,
            Priority = kind.Priority,
            PlannedAt = now,
            DueAt = planned.DueAt,
            ExpiresAt = planned.ExpiresAt,
        };

    /// <summary>Postpones it, or drops it if it would come too late.</summary>
    public void Postpone(DateTime until)
    {
        if (until >= ExpiresAt)
            Drop("Pasó su momento.");
        else
            (State, DueAt, SlotPersonId, SlotDay) = (ReminderState.Waiting, until, null, null);
        ReleaseLease();
    }

    public void Drop(string why)
    {
        (State, LastError, SlotPersonId, SlotDay) = (ReminderState.Dropped, Truncate(why), null, null);
        ReleaseLease();
    }

    /// <summary>Shows it in the inbox. If there is a channel, it waits for the channel's result.</summary>
    public void ShowInInbox(ReminderContent words, string? channel, DateTime now)
    {
        (Title, Text, Action, Link) = (words.Title, words.Text, words.Action, words.Link);
        Channel = channel;
        ShownAt ??= now;
        if (channel is not null)
            return;
        (State, SentAt) = (ReminderState.Sent, now);
        ReleaseLease();
    }

    /// <summary>Makes it the person's message of that day.</summary>
    public void TakeDailySlot(PersonId person, DateOnly day) => (SlotPersonId, SlotDay) = (person, day);

    public void MarkSent(DateTime now)
    {
        (State, SentAt) = (ReminderState.Sent, now);
        ReleaseLease();
    }

    /// <summary>Puts it on a facilitator's call list.</summary>
    public void PutOnCallList(string channel, string? why = null)
    {
        (State, Channel, LastError) = (ReminderState.Listed, channel, Truncate(why) ?? LastError);
        ReleaseLease();
    }

    /// <summary>Records a temporary failure; after the last wait it is given up.</summary>
    public void RecordTransientFailure(string why, DateTime now, IReadOnlyList<TimeSpan> waits)
    {
        LastError = Truncate(why);
        if (Attempts < waits.Count)
            (State, DueAt) = (ReminderState.Waiting, now + waits[Attempts]);
        else
            State = ReminderState.Failed;
        Attempts++;
        ReleaseLease();
    }

    public void MarkFailed(string why)
    {
        (State, LastError) = (ReminderState.Failed, Truncate(why));
        Attempts++;
        ReleaseLease();
    }

    /// <summary>Gives up sending by e-mail. A service message goes to a facilitator's call list instead, if somebody can call.</summary>
    public void GiveUp(string why, bool mayBeCalled)
    {
        if (Purpose is ReminderPurpose.Service && mayBeCalled)
            PutOnCallList(CallChannel.ChannelId, why);
        else
            MarkFailed(why);
    }

    public void MarkCalled(PersonId by, DateTime now) => (State, CalledById, SentAt) = (ReminderState.Sent, by, now);

    /// <summary>Removes it from the call list: a call is not needed any more.</summary>
    public void RemoveFromCallList() => State = ReminderState.Dropped;

    private void ReleaseLease() => (LeaseId, LeasedUntil) = (null, null);

    private static string? Truncate(string? text) => text is { Length: > ErrorLength } ? text[..ErrorLength] : text;
}

/// <summary>State of a reminder.</summary>
public enum ReminderState
{
    /// <summary>Waits until it is due, or until the next attempt.</summary>
    Waiting,

    /// <summary>Claimed by a sender, until the lease ends.</summary>
    Sending,

    /// <summary>Sent; or only shown in the inbox, if there is no channel.</summary>
    Sent,

    /// <summary>On a facilitator's call list.</summary>
    Listed,

    /// <summary>Not wanted, allowed or true any more when it was due.</summary>
    Dropped,

    /// <summary>Refused for good, or failed too often.</summary>
    Failed,
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("Reminders");
        // Version 7 ids do not sort by time in SQL Server: clustered by them, every insert would land in the middle.
        reminder.HasKey(r => r.Id).HasAnnotation("SqlServer:Clustered", false);
        reminder.Property(r => r.Id).ValueGeneratedNever();
        reminder.Property(r => r.Kind).HasMaxLength(40);
        reminder.Property(r => r.Subject).HasMaxLength(Reminder.SubjectLength);
        reminder.Property(r => r.Period).HasMaxLength(Reminder.PeriodLength);
        reminder.Property(r => r.LastError).HasMaxLength(300);
        reminder.Property(r => r.Channel).HasMaxLength(20);
        reminder.Property(r => r.Title).HasMaxLength(300);
        reminder.Property(r => r.Action).HasMaxLength(100);
        reminder.Property(r => r.Link).HasMaxLength(300);
        reminder
            .HasIndex(r => new
            {
                r.PersonId,
                r.Kind,
                r.Subject,
                r.Period,
            })
            .IsUnique();
        reminder.HasIndex(r => new { r.SlotPersonId, r.SlotDay }).IsUnique().HasFilter("[SlotDay] IS NOT NULL");
        reminder.HasIndex(r => new { r.State, r.DueAt });
        reminder.HasIndex(r => new { r.PersonId, r.ShownAt });
    }
}
