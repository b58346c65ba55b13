using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.People.Privacy;

/// <summary>Exports and erases who a person is and how they sign in, for all accounts that are merged into one human (R14).</summary>
public sealed class PeoplePersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "persona";

    public IReadOnlyList<Type> Tables =>
        [
            typeof(Person),
            typeof(PersonIdentifier),
            typeof(ConsentRecord),
            typeof(PersonDevice),
            typeof(EndedSession),
            typeof(OneUseCode),
            typeof(WaitingEmail),
            typeof(SignInCard),
            typeof(PossibleDuplicate),
            typeof(IdentityUserToken<PersonId>),
            typeof(IdentityUserPasskey<PersonId>),
            typeof(IdentityUserClaim<PersonId>),
            typeof(IdentityUserLogin<PersonId>),
        ];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel)
    {
        var rows = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => db.SamePerson(person).Contains(p.Id))
            .ToListAsync(cancel);
        var one = rows.Single(p => p.Id == person);
        return new
        {
            Nombres = one.GivenNames,
            Apellidos = one.Surnames,
            AnoDeNacimiento = one.BirthYear,
            Lugar = one.Place,
            NecesitaParaParticipar = one.Needs.ToString(),
            Rol = one.Role.ToString(),
            CuentaCreada = one.CreatedAt,
            MenorDeEdad = one.DeclaredMinor,
            PersonaAdultaQueAutoriza = one.GuardianName,
            AutorizadoEl = one.GuardianAuthorisedAt,
            SegundoPaso = one.TwoFactorEnabled,
            Identificaciones = Identifiers(one),
            OtrasCuentasSuyas = rows.Where(p => p.Id != person)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new
                {
                    Nombres = p.GivenNames,
                    Apellidos = p.Surnames,
                    AnoDeNacimiento = p.BirthYear,
                    Lugar = p.Place,
                    NecesitaParaParticipar = p.Needs.ToString(),
                    CuentaCreada = p.CreatedAt,
                    PersonaAdultaQueAutoriza = p.GuardianName,
                    Identificaciones = Identifiers(p),
                })
                .ToList(),
            Permisos = await db
                .Consents.Where(c => db.SamePerson(person).Contains(c.PersonId))
                .OrderBy(c => c.DecidedAt)
                .Select(c => new
                {
                    Para = c.Purpose.ToString(),
                    Dado = c.Given,
                    Version = c.Version,
                    El = c.DecidedAt,
                    AnotadoPorElEquipo = c.NotedById != null,
                })
                .ToListAsync(cancel),
            Aparatos = await db
                .PersonDevices.Where(d => db.SamePerson(person).Contains(d.PersonId))
                .OrderBy(d => d.KnownAt)
                .Select(d => new
                {
                    Nombre = d.Description,
                    ConocidoDesde = d.KnownAt,
                    UsadoEl = d.LastUsedAt,
                    UltimaConexion = d.HeardAt,
                    CosasPorEnviar = d.HeardAt == null ? (int?)null : d.Waiting,
                    EspacioLibreEnMegabytes = d.FreeMegabytes,
                })
                .ToListAsync(cancel),
            LlavesDeAcceso = await db
                .UserPasskeys.Where(p => db.SamePerson(person).Contains(p.UserId))
                .Select(p => new { p.Data.Name, p.Data.CreatedAt })
                .ToListAsync(cancel),
            Carnes = await db
                .SignInCards.Where(c => db.SamePerson(person).Contains(c.PersonId))
                .OrderBy(c => c.IssuedAt)
                .Select(c => new
                {
                    Numero = c.Number,
                    DadoEl = c.IssuedAt,
                    ConPinDesde = c.PinSetAt,
                    AnuladoEl = c.VoidedAt,
                })
                .ToListAsync(cancel),
            ParecidosPorRevisar = await db.PossibleDuplicates.CountAsync(
                d => d.Verdict == null && (db.SamePerson(person).Contains(d.OneId) || db.SamePerson(person).Contains(d.OtherId)),
                cancel
            ),
            HechoPorElEquipo = await DeedsAsync(rows, cancel),
        };
    }

    /// <summary>
    /// Erases what a person was identified by and signed in with (R30). Decisions on duplicates stay, since they have no name in them.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        await db.PersonIdentifiers.Where(i => i.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.PersonDevices.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.EndedSessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.OneUseCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.WaitingLetters.Where(l => l.OwnerId == person).ExecuteDeleteAsync(cancel);
        await db.UserTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(p => p.UserId == person).ExecuteDeleteAsync(cancel);
        await FormIdempotency.ForgetAsync(db, person.Value, cancel);
        await db.SignInCards.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.PossibleDuplicates.Where(d => d.Verdict == null && (d.OneId == person || d.OtherId == person)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Null: the coordinator sees the two people's own data anyway.</summary>
    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);

    private static IEnumerable<object> Identifiers(Person person) =>
        person.Identifiers.Select(i => new
        {
            Clase = i.Kind.ToString(),
            Tipo = i.DocumentType?.ToString(),
            Valor = i.Value,
            DeclaradaEl = i.ClaimedAt,
            VerificadaEl = i.VerifiedAt,
        });

    private async Task<object> DeedsAsync(List<Person> rows, CancellationToken cancel)
    {
        var subjects = rows.ConvertAll(p => PeopleAudit.Subject(p.Id));
        return await db
            .AuditEntries.Where(e => subjects.Contains(e.Subject))
            .OrderBy(e => e.Sequence)
            .Select(e => new { Que = e.Action, El = e.HappenedAt })
            .ToListAsync(cancel);
    }
}
