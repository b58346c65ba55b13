using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The form of a gathering, as typed; <see cref="GatheringFormReader"/> checks it.</summary>
public sealed class GatheringForm
{
    public const string Once = "una";
    public const string Weekly = "semanal";
    public const string OtherDays = "fechas";

    private const int UsualHours = 2;

    /// <summary>The gathering's id, made with the form, so that pressing twice makes one gathering.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public int Version { get; set; }

    /// <summary>The group to which it is added.</summary>
    public Guid? Group { get; set; }

    public string? Kind { get; set; }

    public string? Title { get; set; }

    public ActivityId[] Lessons { get; set; } = [];

    public string? Day { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? Repeat { get; set; } = Once;

    public string? Times { get; set; }

    public string? Days { get; set; }

    /// <summary>Whether every gathering of the series covers all lessons.</summary>
    public bool AllLessons { get; set; }

    public string? GroupCourse { get; set; }

    public string? Venue { get; set; }

    public string? Seats { get; set; }

    public string[] Facilitators { get; set; } = [];

    public string? Area { get; set; }

    public string? HeldWith { get; set; }

    public string? Notes { get; set; }

    public string? Reason { get; set; }

    public bool Rest { get; set; }

    /// <summary>Days of the series that are left out, as <c>yyyy-MM-dd</c>.</summary>
    public string[] LeaveOut { get; set; } = [];

    /// <summary>Whether to save despite the doubts in <see cref="Seen"/>.</summary>
    public bool Confirmed { get; set; }

    /// <summary>The sign of the questions that were shown.</summary>
    public string? Seen { get; set; }

    /// <summary>A venue that is missing in the list.</summary>
    public VenueForm? NewVenue { get; set; }

    /// <summary>Whether the button that adds <see cref="NewVenue"/> was pressed.</summary>
    public bool AddVenue { get; set; }

    [BindNever, ValidateNever]
    public GatheringChoices Choices { get; set; } = null!;

    [BindNever, ValidateNever]
    public PlanQuestions Questions { get; set; } = PlanQuestions.None;

    /// <summary>The days of the series that were left out, in order.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<TimeSlot> LeftOut { get; set; } = [];

    /// <summary>The name of the venue that was just added.</summary>
    [BindNever, ValidateNever]
    public string? AddedVenue { get; set; }

    /// <summary>The days of a series as they are shown before saving, those that are left out among them.</summary>
    public IEnumerable<SeriesEntry> SeriesDays =>
        Questions.Series.Concat(LeftOut.Select(when => new SeriesEntry(when, []) { IsLeftOut = true })).OrderBy(e => e.When.StartsAt);

    /// <summary>Later gatherings of its series.</summary>
    [BindNever, ValidateNever]
    public int Later { get; set; }

    /// <summary>The stored gathering, if somebody else changed it meanwhile.</summary>
    [BindNever, ValidateNever]
    public Gathering? Stored { get; set; }

    /// <summary>The gathering that was planned with this form before, if it comes again with other content (R33).</summary>
    [BindNever, ValidateNever]
    public FormConflict? Before { get; set; }

    /// <summary>Fills the form with a planned gathering.</summary>
    public static GatheringForm FromGathering(Gathering gathering) =>
        new()
        {
            Id = gathering.Id,
            Version = gathering.Version,
            Kind = gathering.Kind,
            Title = gathering.Title,
            Lessons = [.. gathering.Lessons.Select(l => l.Lesson)],
            Day = TimeInput.Format(DateOnly.FromDateTime(BogotaClock.ToLocal(gathering.StartsAt))),
            From = TimeInput.Format(TimeOnly.FromDateTime(BogotaClock.ToLocal(gathering.StartsAt))),
            Until = TimeInput.Format(TimeOnly.FromDateTime(BogotaClock.ToLocal(gathering.EndsAt))),
            Venue = gathering.VenueId.ToString(),
            Seats = gathering.Seats.ToString(CultureInfo.InvariantCulture),
            Facilitators = [.. gathering.Facilitators.Select(f => f.PersonId.ToString())],
            Area = gathering.Area,
            HeldWith = gathering.HeldWith,
            Notes = gathering.Notes,
        };

    /// <summary>A copy for a new gathering, one week later or, if that is past, one week from now.</summary>
    public static GatheringForm CreateSimilar(Gathering gathering, DateTime now)
    {
        var form = FromGathering(gathering);
        var day = BogotaClock.ToLocal(gathering.StartsAt > now ? gathering.StartsAt : now).AddDays(7);
        (form.Id, form.Version, form.Day) = (Guid.CreateVersion7(), 0, TimeInput.Format(DateOnly.FromDateTime(day)));
        return form;
    }

    /// <summary>Gives the form a new id, so that it can be stored beside what was stored under the old one.</summary>
    /// <param name="state">The model state, from which the old id is removed.</param>
    /// <param name="stored">The stored gathering; null if the person may not see it.</param>
    public void StartAgain(ModelStateDictionary state, Gathering? stored)
    {
        Before = stored is null
            ? new FormConflict("otro encuentro", null)
            : new FormConflict(
                $"{stored.Title}, {SpanishDates.DayAndTime(stored.StartsAt)}",
                $"{StaffGatheringsPage.Path}/{stored.Id}/editar"
            );
        Id = Guid.CreateVersion7();
        state.Remove(nameof(Id));
    }

    /// <summary>A new form with the usual values, and the place and area of the last time.</summary>
    public static GatheringForm CreateEmpty(Gathering? last) =>
        new()
        {
            Venue = last?.VenueId.ToString(),
            Area = last?.Area,
            Kind = "cafe",
            Seats = "20",
            From = "14:00",
            Until = TimeInput.Format(new TimeOnly(14 + UsualHours, 0)),
        };
}
