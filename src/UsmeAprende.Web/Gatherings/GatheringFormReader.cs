using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Checks a gathering's form, with a sentence beside each field that is not right.</summary>
internal sealed class GatheringFormReader(GatheringForm form, ModelStateDictionary errors, DateTime now)
{
    private const int MostSeats = 1_000;
    private const int MostInSeries = 30;
    private const int LongestReason = 500;
    private const int DaysAhead = 400;

    // A café that was not planned, written down afterwards from its sheet.
    private const int DaysBack = 90;

    /// <param name="planned">As it is stored, if it is; lessons that left the catalogue stay.</param>
    public GatheringPlan? Plan(Gathering? planned = null)
    {
        var offered = form.Choices.Courses.SelectMany(c => c.Lessons).Select(l => l.Id).ToList();
        var title = Typed.Line(
            errors,
            nameof(form.Title),
            form.Title,
            Gathering.TitleLength,
            "Escriba un título, por ejemplo: Café charlado de claves seguras."
        );
        var heldWith = Typed.OptionalLine(errors, nameof(form.HeldWith), form.HeldWith, Gathering.WordsLength);
        var notes = Typed.Text(errors, nameof(form.Notes), form.Notes, Gathering.NotesLength);
        Need(NamedList.Kinds.Contains(form.Kind), nameof(form.Kind), "Elija qué clase de encuentro es.");
        Need(NamedList.Areas.Contains(form.Area), nameof(form.Area), "Elija el área responsable.");
        var venue = form.Choices.Venues.FirstOrDefault(v => v.Id.ToString() == form.Venue);
        Need(venue is not null, nameof(form.Venue), "Elija el lugar. Si no está en la lista, agréguelo en «Lugares de encuentro».");
        Need(
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
        Need(facilitators.Count > 0, nameof(form.Facilitators), "Elija quién facilita: al menos una persona.");
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

    /// <summary>The one time of a gathering that is already planned.</summary>
    public Occasion? Occasion(Gathering planned)
    {
        // What was planned long ago may be described anew, though nobody could plan it now.
        var given = At(form.Day, nameof(form.Day), check: false);
        return given is { } when && when != planned.When ? At(form.Day, nameof(form.Day), check: true) : given;
    }

    /// <summary>All the times of a new gathering or series, in order; empty where something is not right.</summary>
    public IReadOnlyList<Occasion> Occasions()
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
        Need(all.Count <= MostInSeries, nameof(form.Days), $"Una serie tiene hasta {MostInSeries} encuentros. Haga otra con los demás.");
        return errors.IsValid ? all : [];
    }

    public string? Reason() => Typed.Text(errors, nameof(form.Reason), form.Reason, LongestReason);

    private List<Occasion> EachWeek(Occasion first)
    {
        if (TypedNumber.TryParse(form.Times, out var times) && times is >= 2 and <= MostInSeries)
            return
            [
                .. Enumerable
                    .Range(0, times)
                    .Select(week => new Occasion(first.StartsAt.AddDays(7 * week), first.EndsAt.AddDays(7 * week))),
            ];
        errors.AddModelError(nameof(form.Times), $"Escriba cuántas semanas seguidas: de 2 a {MostInSeries}.");
        return [];
    }

    private List<Occasion> OnDays()
    {
        var lines = (form.Days ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Need(lines.Length > 0, nameof(form.Days), "Escriba las otras fechas, una en cada línea.");
        return [.. lines.Take(MostInSeries + 1).Select(line => At(line, nameof(form.Days), check: true)).OfType<Occasion>()];
    }

    private Occasion? At(string? typedDay, string field, bool check)
    {
        var isDay = TypedTime.TryDay(typedDay, out var day);
        var isFrom = TypedTime.TryTime(form.From, out var from);
        var isUntil = TypedTime.TryTime(form.Until, out var until);
        var isInOrder = !isFrom || !isUntil || from < until;
        if (!isDay)
            Say(field, field == nameof(form.Day) ? "Elija el día." : $"No entendimos la fecha «{typedDay}». Escríbala así: 24/11/2026.");
        if (!isFrom)
            Say(nameof(form.From), "Escriba a qué hora empieza, así: 14:00.");
        if (!isUntil)
            Say(nameof(form.Until), "Escriba a qué hora termina, así: 16:00.");
        if (!isInOrder)
            Say(nameof(form.Until), "Termina antes de empezar. Revise las dos horas.");
        if (!isDay || !isFrom || !isUntil || !isInOrder)
            return null;
        var occasion = new Occasion(BogotaClock.ToUtc(day, from), BogotaClock.ToUtc(day, until));
        if (!check || (occasion.StartsAt > now.AddDays(-DaysBack) && occasion.StartsAt < now.AddDays(DaysAhead)))
            return occasion;
        Say(
            field,
            $"Revise la fecha {When.Day(occasion.StartsAt)}: se puede planear hasta un año adelante, y anotar "
                + "lo que pasó en los últimos tres meses."
        );
        return null;
    }

    private void Need(bool isRight, string field, string sentence)
    {
        if (!isRight)
            Say(field, sentence);
    }

    // The times of a series are read once for each of its days.
    private void Say(string field, string sentence)
    {
        if (!errors.TryGetValue(field, out var entry) || !entry.Errors.Any(e => e.ErrorMessage == sentence))
            errors.AddModelError(field, sentence);
    }
}
