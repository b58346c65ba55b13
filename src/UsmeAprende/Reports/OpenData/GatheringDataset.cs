using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reports.OpenData;

/// <summary>The gatherings as they were announced: what their public pages say. Nothing of who came.</summary>
internal sealed class GatheringDataset(UsmeDb db)
    : OpenDataset(
        "encuentros",
        "Encuentros convocados",
        "Los cafés charlados y demás encuentros que se convocaron, pasados y por venir.",
        [
            new("encuentro_id", OpenColumnType.Text, "Identificador del encuentro. No cambia."),
            new("tipo_id", OpenColumnType.Text, "Identificador del tipo de encuentro."),
            new("tipo", OpenColumnType.Text, "Tipo de encuentro."),
            new("titulo", OpenColumnType.Text, "Cómo se convocó."),
            new("empieza", OpenColumnType.Moment, "Cuándo se convocó a empezar, en la hora de Colombia."),
            new("termina", OpenColumnType.Moment, "Cuándo se convocó a terminar."),
            new("lugar", OpenColumnType.Text, "Vereda, barrio o UPZ."),
            new("sitio", OpenColumnType.Text, "Salón, escuela o biblioteca."),
            new("cupos", OpenColumnType.Number, "Cuántas personas caben."),
            new("cancelado", OpenColumnType.Text, "«si» o «no»."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["encuentros", "participación", "cafés charlados"];

    public override string Missing => "Quién vino y cuántas personas fueron: eso va, por meses, en los otros conjuntos.";

    public override OpenFrequency Frequency => OpenFrequency.Continuous;

    public override async Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel)
    {
        var found = await (
            from gathering in db.Gatherings
            join venue in db.Venues on gathering.VenueId equals venue.Id
            join place in db.Places on venue.PlaceId equals place.Id
            orderby gathering.StartsAt, gathering.Id
            select new
            {
                gathering.Id,
                gathering.Kind,
                gathering.Title,
                gathering.StartsAt,
                gathering.EndsAt,
                Place = place.Name,
                Venue = venue.Name,
                gathering.Seats,
                IsCancelled = gathering.CancelledAt != null,
            }
        ).ToListAsync(cancel);
        return
        [
            .. found.Select(g =>
                new object?[]
                {
                    $"{g.Id}",
                    g.Kind,
                    GatheringCodeList.Kinds.NameOf(g.Kind),
                    g.Title,
                    Moment(g.StartsAt),
                    Moment(g.EndsAt),
                    g.Place,
                    g.Venue,
                    g.Seats,
                    g.IsCancelled ? "si" : "no",
                }
            ),
        ];
    }

    private static string Moment(DateTime utc) =>
        BogotaClock.ToLocal(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'-05:00'", CultureInfo.InvariantCulture);
}
