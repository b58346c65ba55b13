using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>The content of an attendance list, for PDF and spreadsheet.</summary>
public sealed record AttendanceSheet
{
    public required AttendanceFormOptions Form { get; init; }

    public required Gathering Gathering { get; init; }

    /// <summary>The venue's name, address and vereda or barrio.</summary>
    public required string Place { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }

    /// <summary>Whether it is the filled list, instead of one to be signed.</summary>
    public required bool IsFilled { get; init; }

    /// <summary>The people: on a filled list those who came, otherwise also those expected.</summary>
    public required IReadOnlyList<SheetPerson> People { get; init; }

    /// <summary>The form's fields about the meeting, as label and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts =>
        [
            .. new KeyValuePair<string, string>[]
            {
                new("Actividad", Gathering.Title),
                new("Clase", GatheringCodeList.Kinds.NameOf(Gathering.Kind)),
                new("Área responsable", GatheringCodeList.Areas.NameOf(Gathering.Area)),
                new("Con", Gathering.HeldWith ?? ""),
                new("Lugar", Place),
                new("Fecha", SpanishDates.Day(Gathering.FromAt)),
                new("Hora", $"{SpanishDates.Time(Gathering.FromAt)} a {SpanishDates.Time(Gathering.UntilAt)}"),
                new("Facilita", string.Join(", ", Facilitators)),
            }.Where(fact => fact.Value.Length > 0),
        ];

    public string Formalities => $"Formato {Form.Code}, versión {Form.Version}, vigente desde {Form.ValidFrom}";

    /// <summary>How a person attended, for a filled list.</summary>
    public static string DescribePresence(AttendanceListEntry who) =>
        who.Presence is not { } presence
            ? ""
            : string.Join(
                ", ",
                new[]
                {
                    presence.ArrivedAt is { } arrived ? $"llegó {SpanishDates.Time(arrived)}" : "vino",
                    presence.LeftAt is { } left ? $"salió {SpanishDates.Time(left)}" : "",
                }.Where(part => part.Length > 0)
            );

    public static string DisplayName(AttendanceListEntry who) => who.Name.Length > 0 ? who.Name : "(pidió borrar sus datos)";
}

/// <summary>Builds the content of an attendance list.</summary>
public sealed class AttendanceSheetBuilder(UsmeDb db, SheetNumbering rows, IOptions<AttendanceFormOptions> form)
{
    /// <summary>A list to be signed; everybody expected gets a code first.</summary>
    public async Task<AttendanceSheet> CreateBlankAsync(Gathering gathering, CancellationToken cancel) =>
        await CreateAsync(gathering, isFilled: false, await rows.AssignCodesAsync(gathering, cancel), cancel);

    /// <summary>The filled list.</summary>
    public async Task<AttendanceSheet> CreateFilledAsync(Gathering gathering, CancellationToken cancel) =>
        await CreateAsync(
            gathering,
            isFilled: true,
            [
                .. (await rows.ListAsync(gathering, cancel))
                    .Where(p => p.Who.Presence is not null)
                    .OrderBy(p => p.Who.SearchKey, StringComparer.Ordinal),
            ],
            cancel
        );

    private async Task<AttendanceSheet> CreateAsync(
        Gathering gathering,
        bool isFilled,
        IReadOnlyList<SheetPerson> people,
        CancellationToken cancel
    )
    {
        var venue = await db.Venues.AsNoTracking().SingleAsync(v => v.Id == gathering.VenueId, cancel);
        var lies = await db.Places.Where(p => p.Id == venue.PlaceId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        var staff = await db
            .GatheringFacilitators.Where(f => f.GatheringId == gathering.Id)
            .Join(db.People, f => f.PersonId, p => p.Id, (_, p) => (p.GivenNames + " " + p.Surnames).Trim())
            .OrderBy(n => n)
            .ToListAsync(cancel);
        return new AttendanceSheet
        {
            Form = form.Value,
            Gathering = gathering,
            Place = string.Join(", ", new[] { venue.Name, venue.Address, lies ?? "" }.Where(part => part.Length > 0).Distinct()),
            Facilitators = [.. staff.Select(s => s.Trim()).Where(s => s.Length > 0)],
            IsFilled = isFilled,
            People = people,
        };
    }
}
