using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders;

/// <summary>One thing worth saying to one person once: a row of the outbox and, when it has been said, a message in their inbox.</summary>
public sealed class Reminder
{
    public const int SubjectLength = 100;
    public const int PeriodLength = 20;
    private const int ErrorLength = 300;

    /// <summary>Also its letter's Message-ID, the same however often it is sent: mail programmes can tell a repetition.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PersonId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>What it is about, such as a gathering's id. With the period it makes the same thing be said once.</summary>
    public string Subject { get; private init; } = "";

    public string Period { get; private init; } = "";

    public ReminderPurpose Purpose { get; private init; }

    /// <summary>Of several due on one day the least comes first.</summary>
    public int Priority { get; private init; }

    public DateTime PlannedAt { get; private init; }

    public DateTime DueAt { get; private set; }

    /// <summary>From when it would be old news.</summary>
    public DateTime ExpiresAt { get; private init; }

    public ReminderState State { get; private set; }

    /// <summary>Failures noted so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why it failed or was dropped; never anybody's address.</summary>
    public string? LastError { get; private set; }

    /// <summary>By what it went out besides the inbox.</summary>
    public string? Channel { get; private set; }

    public Guid? LeaseId { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    /// <summary>Whose message of the day it takes (R28): a unique index keeps a second one out, whichever servers send.</summary>
    public Guid? SlotPersonId { get; private set; }

    public DateOnly? SlotDay { get; private set; }

    public string? Title { get; private set; }

    public string? Text { get; private set; }

    /// <summary>The words of its one action.</summary>
    public string? Action { get; private set; }

    /// <summary>Where its one action leads, a path of this site.</summary>
    public string? Link { get; private set; }

    /// <summary>When it came into the inbox.</summary>
    public DateTime? ShownAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Who called.</summary>
    public Guid? CalledById { get; private set; }

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

    /// <summary>Puts it off, or gives it up where it would come too late.</summary>
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

    /// <summary>Shows it in the inbox, and leaves it to a channel where there is one.</summary>
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

    /// <summary>Takes the person's message of that day.</summary>
    public void TakeDailySlot(Guid person, DateOnly day) => (SlotPersonId, SlotDay) = (person, day);

    public void MarkSent(DateTime now)
    {
        (State, SentAt) = (ReminderState.Sent, now);
        ReleaseLease();
    }

    /// <summary>Leaves it to a facilitator to say.</summary>
    public void PutOnCallList(string channel, string? why = null)
    {
        (State, Channel, LastError) = (ReminderState.Listed, channel, Truncate(why) ?? LastError);
        ReleaseLease();
    }

    /// <summary>Notes a failure that may pass; given up after the last wait.</summary>
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

    /// <summary>
    /// Ends the way by letter. What people count on must still reach them, so that goes to a facilitator where one could call.
    /// </summary>
    public void GiveUp(string why, bool mayBeCalled)
    {
        if (Purpose is ReminderPurpose.Service && mayBeCalled)
            PutOnCallList(CallChannel.ChannelId, why);
        else
            MarkFailed(why);
    }

    public void MarkCalled(Guid by, DateTime now) => (State, CalledById, SentAt) = (ReminderState.Sent, by, now);

    /// <summary>Nobody needs to call about it any more.</summary>
    public void RemoveFromCallList() => State = ReminderState.Dropped;

    private void ReleaseLease() => (LeaseId, LeasedUntil) = (null, null);

    private static string? Truncate(string? text) => text is { Length: > ErrorLength } ? text[..ErrorLength] : text;
}

/// <summary>Where a reminder is on its way.</summary>
public enum ReminderState
{
    /// <summary>Until its time, or until it is tried again.</summary>
    Waiting,

    /// <summary>Claimed by a sender, whose lease runs.</summary>
    Sending,

    /// <summary>Handed over; with no channel, shown in the inbox alone.</summary>
    Sent,

    /// <summary>On a facilitator's call list.</summary>
    Listed,

    /// <summary>No longer wanted, allowed or true when its time came.</summary>
    Dropped,

    /// <summary>Refused for good, or too often.</summary>
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
