using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.People.Identity;

/// <summary>
/// Asks before a person is registered whether it is somebody known: by name if staff may see them already (R38), by initials if not (R14).
/// </summary>
public sealed class WalkInQuestion(AcquaintanceFinder acquaintances, DuplicateFinder resemblances, PersonLookUpGuard lookUps)
{
    /// <summary>
    /// Whether there is somebody to ask about, whom the form then has. Those whom staff dismissed are not asked about again.
    /// </summary>
    /// <param name="gathering">Where the person came; null if it is not at a gathering.</param>
    public async Task<bool> AskAsync(
        Actor actor,
        Guid? gathering,
        WalkInForm form,
        WalkInDetails walkIn,
        ModelStateDictionary errors,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        // Sent twice, the form finds the person whom it registered.
        PersonId[] notThese = [.. form.NotThese, walkIn.Id];
        form.Acquaintances = await acquaintances.ListAlikeAsync(actor, gathering, walkIn.Profile, notThese, cancel);
        form.Alike =
        [
            .. (await resemblances.ListCandidatesAsync(walkIn.Profile, walkIn.DocumentSeen, cancel)).Where(r =>
                !notThese.Contains(r.Person.Id) && form.Acquaintances.All(k => k.Person != r.Person.Id)
            ),
        ];
        if (form.Alike.Count > 0 && !await lookUps.MayShowAsync(actor, form.Alike, errors, response, cancel))
        {
            form.Alike = [];
            return true;
        }
        return form.IsAsking;
    }
}

/// <summary>Spanish texts about a person whom staff may see already.</summary>
public static class AcquaintanceWords
{
    public static string Question(StaffAcquaintance who) => $"¿Es {who.Name}{Tail(who.Met)}?";

    /// <summary>How staff know them, to go after the name: <c>, que reservó</c>.</summary>
    public static string Tail(StaffEncounter? met) =>
        met?.Kind switch
        {
            EncounterKind.Here => ", que ya está en la asistencia",
            EncounterKind.Reserved => ", que reservó",
            EncounterKind.Waiting => ", que está en la lista de espera",
            EncounterKind.GaveUp => ", que había reservado y cedió su cupo",
            EncounterKind.Enrolled => ", que es del grupo",
            EncounterKind.Came => $", que vino el {SpanishDates.Day(met.At)}",
            EncounterKind.Registered => $", que usted registró el {SpanishDates.Day(met.At)}",
            _ => "",
        };

    /// <summary>How staff know them and what tells two people of one name apart, as a line under the name.</summary>
    public static string Describe(StaffAcquaintance who) =>
        string.Join(
            " · ",
            new[] { Tail(who.Met).Replace(", que ", "", StringComparison.Ordinal), About(who) }.Where(part => part.Length > 0)
        );

    /// <summary>What tells two people of one name apart; empty if nothing is known.</summary>
    public static string About(StaffAcquaintance who) =>
        string.Join(
            " · ",
            new[] { who.LastFour.Length > 0 ? $"termina en {who.LastFour}" : "", who.Place ?? "" }.Where(part => part.Length > 0)
        );
}
