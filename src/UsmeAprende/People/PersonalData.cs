using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>What this feature holds on a person, in the words of the screen.</summary>
public sealed class PersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "persona";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel)
    {
        var one = await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel);
        return new
        {
            Nombres = one.GivenNames,
            Apellidos = one.Surnames,
            AnoDeNacimiento = one.BirthYear,
            Lugar = one.Place,
            Rol = one.Role.ToString(),
            CuentaCreada = one.CreatedAt,
            MenorDeEdad = one.DeclaredMinor,
            PersonaAdultaQueAutoriza = one.GuardianName,
            AutorizadoEl = one.GuardianAuthorisedAt,
            SegundoPaso = one.TwoFactorEnabled,
            Identificaciones = one.Identifiers.ConvertAll(i => new { Clase = i.Kind.ToString(), Tipo = i.DocumentType?.ToString(), Valor = i.Value, DeclaradaEl = i.ClaimedAt, VerificadaEl = i.VerifiedAt }),
            Permisos = await db.Consents.Where(c => c.PersonId == person).OrderBy(c => c.DecidedAt).Select(c => new { Para = c.Purpose.ToString(), Dado = c.Given, Version = c.Version, El = c.DecidedAt }).ToListAsync(cancel),
            Aparatos = await db.PersonDevices.Where(d => d.PersonId == person).OrderBy(d => d.KnownAt).Select(d => new { Nombre = d.Description, ConocidoDesde = d.KnownAt, UsadoEl = d.LastUsedAt }).ToListAsync(cancel),
            LlavesDeAcceso = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Where(p => p.UserId == person).Select(p => new { p.Data.Name, p.Data.CreatedAt }).ToListAsync(cancel),
            HechoPorElEquipo = await db.AuditEntries.Where(e => e.Subject == PeopleAudit.Subject(person)).OrderBy(e => e.Sequence).Select(e => new { Que = e.Action, El = e.HappenedAt }).ToListAsync(cancel),
        };
    }
}
