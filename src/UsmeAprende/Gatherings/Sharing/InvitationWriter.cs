using UsmeAprende.Catalogue;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Sharing;

/// <summary>
/// Writes what is said of a gathering, a group or a lesson where it is shared: a text for chats, and a poster. Both name nobody who takes
/// part: only who facilitates, by given name, as public pages do.
/// </summary>
public static class InvitationWriter
{
    private const string Scan = "Apunte la cámara del celular al cuadro";
    private const int MostDays = 3;

    public static SharedInvitation ForGathering(PublicGathering gathering, IReadOnlyList<string> lessons, InvitingSite site)
    {
        var address = site.AddressOf($"/encuentros/{gathering.Id}");
        if (gathering.CancelledAt is not null)
            return new(
                Join(
                    $"Se canceló «{gathering.Title}», del {SpanishDates.ShortDay(gathering.StartsAt)}.",
                    gathering.ChangeReason,
                    With("Los encuentros que vienen: ", site.AddressOf("/encuentros"))
                ),
                null
            );
        return new(
            Join(
                IsSaid(gathering) ? gathering.Title : $"{GatheringCodeList.Kinds.NameOf(gathering.Kind)}: {gathering.Title}",
                gathering.WasMoved ? $"Cambió de fecha o lugar. {gathering.ChangeReason}" : null,
                $"Día: {SpanishDates.ShortDay(gathering.StartsAt)}",
                $"Hora: {SpanishDates.Hours(gathering.StartsAt, gathering.EndsAt)}",
                $"Lugar: {Place(gathering)}",
                Listed("Vamos a ver: ", lessons),
                $"Invita: {Inviter(gathering, site)}",
                With(
                    gathering.HasBegun ? "Mire los datos aquí: "
                        : gathering.SeatsLeft is SeatAvailability.None ? "Está lleno. Entre aquí a la lista de espera, sin cuenta: "
                        : "Es gratis. Reserve aquí, sin cuenta: ",
                    address
                )
            ),
            CreatePoster(
                IsSaid(gathering) ? "Le invitamos" : GatheringCodeList.Kinds.NameOf(gathering.Kind),
                gathering.Title,
                [
                    new("Día", SpanishDates.ShortDay(gathering.StartsAt)),
                    new("Hora", SpanishDates.Hours(gathering.StartsAt, gathering.EndsAt)),
                    new("Lugar", Place(gathering)),
                ],
                address,
                "y reserve su cupo. Es gratis.",
                [$"Invita: {Inviter(gathering, site)}", Typed(site, "Encuentros")],
                site
            )
        );
    }

    /// <param name="name">The group's.</param>
    /// <param name="id">The group's.</param>
    /// <param name="course">Title of the course that it takes.</param>
    /// <param name="coming">Its gatherings that one can still come to, in order.</param>
    /// <param name="site">Where it is published.</param>
    public static SharedInvitation ForGroup(string name, Guid id, string? course, IReadOnlyList<PublicGathering> coming, InvitingSite site)
    {
        var address = site.AddressOf($"/encuentros/grupos/{id}");
        if (coming.Count == 0)
            return new(Join($"Gracias por venir a «{name}».", With("Los encuentros que vienen: ", site.AddressOf("/encuentros"))), null);
        var next = coming[0];
        var about = course is null ? null : $"Hacemos el curso «{course}».";
        return new(
            Join(
                $"Grupo para aprender en compañía: {name}",
                about,
                $"Faltan {SpanishCount.Format(coming.Count, "encuentro", "encuentros")}. El próximo: "
                    + $"{SpanishDates.ShortDay(next.StartsAt)}, {SpanishDates.Hours(next.StartsAt, next.EndsAt)}",
                $"Lugar: {Place(next)}",
                $"Invita: {Inviter(next, site)}",
                With("Es gratis. Inscríbase aquí: ", address)
            ),
            CreatePoster(
                "Grupo para aprender",
                name,
                [
                    .. course is null ? (PosterFact[])[] : [new("Curso", course)],
                    new("Días", Days(coming)),
                    new("Hora", SpanishDates.Hours(next.StartsAt, next.EndsAt)),
                    new("Lugar", Place(next)),
                ],
                address,
                "e inscríbase. Es gratis.",
                [$"Invita: {Inviter(next, site)}", Typed(site, "Encuentros")],
                site
            )
        );
    }

    /// <summary>A message to everybody in a group about its next gathering.</summary>
    public static string WriteToGroup(string name, PublicGathering next, IReadOnlyList<string> lessons, InvitingSite site) =>
        Join(
            $"Hola. El próximo encuentro de «{name}» es el {SpanishDates.ShortDay(next.StartsAt)}, "
                + $"{SpanishDates.Hours(next.StartsAt, next.EndsAt)}",
            next.WasMoved ? $"Cambió de fecha o lugar. {next.ChangeReason}" : null,
            $"Lugar: {Place(next)}",
            next.Directions is { } directions ? $"Cómo llegar: {directions}" : null,
            Listed("Vamos a ver: ", lessons),
            "Si no puede venir, avise: otra persona puede usar su cupo.",
            With("Todos los datos: ", site.AddressOf($"/encuentros/{next.Id}"))
        );

    public static SharedInvitation ForLesson(Lesson lesson, Course course, InvitingSite site)
    {
        var address = site.AddressOf(lesson.Path);
        var minutes = SpanishCount.Format(lesson.Minutes, "minuto", "minutos");
        return new(
            Join(
                $"Le comparto una lección para el celular: «{lesson.Title}». Dura {minutes}.",
                With("Es gratis y no pide cuenta: ", address)
            ),
            CreatePoster(
                "Una lección para su celular",
                lesson.Title,
                [new("Curso", course.Title), new("Dura", minutes), new("Cuánto vale", "Es gratis y no pide cuenta")],
                address,
                "y empiece la lección.",
                [$"Invita: {site.Entity}", Typed(site, "Cursos")],
                site
            )
        );
    }

    private static PosterText CreatePoster(
        string kind,
        string title,
        IReadOnlyList<PosterFact> facts,
        string? address,
        string call,
        IReadOnlyList<string> beside,
        InvitingSite site
    ) =>
        new()
        {
            Kind = kind,
            Title = title,
            Facts = facts,
            QrAddress = address,
            Call = $"{Scan} {call}",
            Beside = [.. beside.Where(line => line.Length > 0)],
            Author = site.Entity,
        };

    // Many titles begin with the kind of gathering, which is then not said twice.
    private static bool IsSaid(PublicGathering gathering) =>
        gathering.Title.StartsWith(GatheringCodeList.Kinds.NameOf(gathering.Kind), StringComparison.CurrentCultureIgnoreCase);

    private static string Place(PublicGathering gathering) => $"{gathering.Venue}, {gathering.Address}. {gathering.Place}";

    private static string Inviter(PublicGathering gathering, InvitingSite site) =>
        string.Join(", con ", new[] { site.Entity, gathering.HeldWith }.Where(who => who is not null))
        + (gathering.Facilitators.Count == 0 ? "" : $". Le recibe: {string.Join(", ", gathering.Facilitators)}");

    private static string Days(IReadOnlyList<PublicGathering> coming) =>
        string.Join(" · ", coming.Take(MostDays).Select(g => SpanishDates.ShortDay(g.StartsAt)))
        + (coming.Count > MostDays ? $" · y {coming.Count - MostDays} más" : "");

    // Ids cannot be typed, so a poster names the site and what to press there.
    private static string Typed(InvitingSite site, string what) =>
        site.Address is { } address ? $"O entre a {new Uri(address).Authority} y toque «{what}»." : "";

    private static string? Listed(string label, IReadOnlyList<string> items) =>
        items.Count == 0 ? null : $"{label}{string.Join(" · ", items)}";

    private static string? With(string words, string? address) => address is null ? null : words + address;

    private static string Join(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}

/// <summary>What can be shared of something.</summary>
/// <param name="Message">For a chat.</param>
/// <param name="Poster">Null if there is nothing to come to.</param>
public sealed record SharedInvitation(string Message, PosterText? Poster);

/// <summary>The site that invites.</summary>
/// <param name="Entity">Who is responsible for it.</param>
/// <param name="Address">Scheme and host; null if they are not known.</param>
public sealed record InvitingSite(string Entity, string? Address)
{
    public string? AddressOf(string path) => Address is null ? null : Address + path;
}
