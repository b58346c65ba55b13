using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Checks a gathering's form, and adds an error to each wrong field.</summary>
internal sealed class GatheringFormReader(GatheringForm form, ModelStateDictionary errors, DateTime now)
{
    private const int MostSeats = 1_000;
    private const int MostInSeries = 30;
    private const int LongestReason = 500;
    private const int DaysAhead = 400;

    // How far in the past a gathering may be: a café may be entered afterwards from its sheet.
    private const int DaysBack = 90;

    /// <param name="planned">The stored gathering, if there is one; its lessons that are not in the catalogue any more stay.</param>
    public GatheringPlan? ReadPlan(Gathering? planned = null)
    {
        var offered = form.Choices.Courses.SelectMany(c => c.Lessons).Select(l => l.Id).ToList();
        var title = FormText.ReadLine(
            errors,
            nameof(form.Title),
            form.Title,
            Gathering.TitleLength,
            "Escriba un título, por ejemplo: Café charlado de claves seguras."
        );
        var heldWith = FormText.ReadOptionalLine(errors, nameof(form.HeldWith), form.HeldWith, Gathering.WordsLength);
        var notes = FormText.ReadText(errors, nameof(form.Notes), form.Notes, Gathering.NotesLength);
        Require(GatheringCodeList.Kinds.Contains(form.Kind), nameof(form.Kind), "Elija qué clase de encuentro es.");
        Require(GatheringCodeList.Areas.Contains(form.Area), nameof(form.Area), "Elija el área responsable.");
        var venue = form.Choices.Venues.FirstOrDefault(v => v.Id.ToString() == form.Venue);
        Require(venue is not null, nameof(form.Venue), "Elija el lugar. Si no está en la lista, agréguelo.");
        Require(
            TypedNumber.TryParse(form.Seats, out var seats) && seats is > 0 and <= MostSeats,
            nameof(form.Seats),
            $"Escriba cuántos cupos hay, con números: de 1 a {MostSeats}."
        );
        var facilitators = form
            .Choices.Staff.Where(s =>
                s.Id == form.Choices.Own || form.Facilitators.Contains(s.Id.ToString(), StringComparer.OrdinalIgnoreCase)
            )
            .Select(s => s.Id)
            .ToList();
        Require(facilitators.Count > 0, nameof(form.Facilitators), "Elija quién facilita: al menos una persona.");
        return !errors.IsValid
            ? null
            : new GatheringPlan
            {
                Kind = form.Kind!,
                Title = title!,
                Area = form.Area!,
                HeldWith = heldWith,
                VenueId = venue!.Id,
                Seats = seats,
                Notes = notes,
                Lessons = [.. offered.Where(form.Lessons.Contains), .. planned?.Lessons.Select(l => l.Lesson).Except(offered) ?? []],
                Facilitators = facilitators,
            };
    }

    /// <summary>The time of a planned gathering.</summary>
    public TimeSlot? ReadTimeSlot(Gathering planned)
    {
        // An old gathering's description can be changed, although its time could not be planned any more.
        var given = At(form.Day, nameof(form.Day), check: false);
        return given is { } when && when != planned.When ? At(form.Day, nameof(form.Day), check: true) : given;
    }

    /// <summary>The times of a new gathering or series, in order; empty if there are errors.</summary>
    public IReadOnlyList<TimeSlot> ReadTimeSlots()
    {
        if (At(form.Day, nameof(form.Day), check: true) is not { } first)
            return [];
        var all = form.Repeat switch
        {
            GatheringForm.Weekly => EachWeek(first),
            GatheringForm.OtherDays => [first, .. OnDays()],
            _ => [first],
        };
        all = [.. all.Distinct().OrderBy(o => o.StartsAt)];
        Require(all.Count <= MostInSeries, nameof(form.Days), $"Una serie tiene hasta {MostInSeries} encuentros. Haga otra con los demás.");
        if (all.Count > 1)
            form.LeftOut = all.FindAll(IsLeftOut);
        Require(form.LeftOut.Count == 0 || form.LeftOut.Count < all.Count, nameof(form.LeaveOut), "Deje al menos un encuentro.");
        return errors.IsValid ? [.. all.Except(form.LeftOut)] : [];
    }

    private bool IsLeftOut(TimeSlot when) => form.LeaveOut.Contains(TimeInput.Format(BogotaClock.DayOf(when.StartsAt)));

    public string? ReadReason() => FormText.ReadText(errors, nameof(form.Reason), form.Reason, LongestReason);

    private List<TimeSlot> EachWeek(TimeSlot first)
    {
        if (TypedNumber.TryParse(form.Times, out var times) && times is >= 2 and <= MostInSeries)
            return
            [
                .. Enumerable
                    .Range(0, times)
                    .Select(week => new TimeSlot(first.StartsAt.AddDays(7 * week), first.EndsAt.AddDays(7 * week))),
            ];
        errors.AddModelError(nameof(form.Times), $"Escriba cuántas semanas seguidas: de 2 a {MostInSeries}.");
        return [];
    }

    private List<TimeSlot> OnDays()
    {
        var lines = (form.Days ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Require(lines.Length > 0, nameof(form.Days), "Escriba las otras fechas, una en cada línea.");
        return [.. lines.Take(MostInSeries + 1).Select(line => At(line, nameof(form.Days), check: true)).OfType<TimeSlot>()];
    }

    private TimeSlot? At(string? typedDay, string field, bool check)
    {
        var isDay = TimeInput.TryParseDay(typedDay, out var day);
        var isFrom = TimeInput.TryParseTime(form.From, out var from);
        var isUntil = TimeInput.TryParseTime(form.Until, out var until);
        var isInOrder = !isFrom || !isUntil || from < until;
        if (!isDay)
            AddError(
                field,
                field == nameof(form.Day) ? "Elija el día." : $"No entendimos la fecha «{typedDay}». Escríbala así: 24/11/2026."
            );
        if (!isFrom)
            AddError(nameof(form.From), "Escriba a qué hora empieza, así: 14:00.");
        if (!isUntil)
            AddError(nameof(form.Until), "Escriba a qué hora termina, así: 16:00.");
        if (!isInOrder)
            AddError(nameof(form.Until), "Termina antes de empezar. Revise las dos horas.");
        if (!isDay || !isFrom || !isUntil || !isInOrder)
            return null;
        var occasion = new TimeSlot(BogotaClock.ToUtc(day, from), BogotaClock.ToUtc(day, until));
        if (!check || (occasion.StartsAt > now.AddDays(-DaysBack) && occasion.StartsAt < now.AddDays(DaysAhead)))
            return occasion;
        AddError(
            field,
            $"Revise la fecha {SpanishDates.LongDay(occasion.StartsAt)}: se puede planear hasta un año adelante, y anotar "
                + "lo que pasó en los últimos tres meses."
        );
        return null;
    }

    private void Require(bool isRight, string field, string sentence)
    {
        if (!isRight)
            AddError(field, sentence);
    }

    // The times of day are read once for each day of the series, so errors are added only once.
    private void AddError(string field, string sentence)
    {
        if (!errors.TryGetValue(field, out var entry) || !entry.Errors.Any(e => e.ErrorMessage == sentence))
            errors.AddModelError(field, sentence);
    }
}
