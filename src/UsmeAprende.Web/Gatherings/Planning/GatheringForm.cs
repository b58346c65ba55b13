using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>What is typed of a gathering, as typed; <see cref="GatheringFormReader"/> checks it.</summary>
public sealed class GatheringForm
{
    public const string Once = "una";
    public const string Weekly = "semanal";
    public const string OtherDays = "fechas";

    private const int UsualHours = 2;

    /// <summary>The gathering's, made with the form: pressed twice, one gathering.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public int Version { get; set; }

    /// <summary>The group that it joins.</summary>
    public Guid? Group { get; set; }

    public string? Kind { get; set; }

    public string? Title { get; set; }

    public string[] Lessons { get; set; } = [];

    public string? Day { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? Repeat { get; set; } = Once;

    public string? Times { get; set; }

    public string? Days { get; set; }

    /// <summary>Every gathering of the series covers all the lessons.</summary>
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

    /// <summary>"Save it all the same", said of the overlaps in <see cref="Seen"/>.</summary>
    public bool Confirmed { get; set; }

    public string? Seen { get; set; }

    [BindNever, ValidateNever]
    public GatheringChoices Choices { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<ScheduleConflict> Clashes { get; set; } = [];

    /// <summary>Later ones of its series.</summary>
    [BindNever, ValidateNever]
    public int Later { get; set; }

    /// <summary>What is stored now, where somebody else changed it meanwhile.</summary>
    [BindNever, ValidateNever]
    public Gathering? Stored { get; set; }

    /// <summary>What was planned with this form before, when it comes again with something else (R33).</summary>
    [BindNever, ValidateNever]
    public FormConflict? Before { get; set; }

    /// <summary>The form filled with what is planned.</summary>
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

    /// <summary>Another like it, a week after it or, where that is past, a week from now.</summary>
    public static GatheringForm CreateSimilar(Gathering gathering, DateTime now)
    {
        var form = FromGathering(gathering);
        var day = BogotaClock.ToLocal(gathering.StartsAt > now ? gathering.StartsAt : now).AddDays(7);
        (form.Id, form.Version, form.Day) = (Guid.CreateVersion7(), 0, TimeInput.Format(DateOnly.FromDateTime(day)));
        return form;
    }

    /// <summary>Gives what was typed an id of its own, beside what was stored under the former.</summary>
    /// <param name="state">Forgets the former.</param>
    /// <param name="stored">Nothing where it is somebody else's to see.</param>
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

    /// <summary>An empty one, with what most gatherings have.</summary>
    public static GatheringForm CreateEmpty() =>
        new()
        {
            Kind = "cafe",
            Seats = "20",
            From = "14:00",
            Until = TimeInput.Format(new TimeOnly(14 + UsualHours, 0)),
        };
}
