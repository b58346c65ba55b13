using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>A person's certificates and what was asked of them, for them to take away.</summary>
public sealed class CertificatePersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "constancias";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel)
    {
        var certificates = await db
            .Certificates.AsNoTracking()
            .Where(c => c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .OrderBy(c => c.IssuedAt)
            .ToListAsync(cancel);
        var orders = await db
            .CertificateOrders.AsNoTracking()
            .Where(o => db.SamePerson(person).Contains(o.PersonId))
            .OrderBy(o => o.CreatedAt)
            .ToListAsync(cancel);
        return new
        {
            Constancias = certificates.Select(c => new
            {
                Numero = c.NumberInWords,
                Codigo = c.Code,
                Para = c.Subject,
                EmitidaEl = c.IssuedAt,
                TerminadaEl = c.EndedAt,
                Como = c.End?.ToString(),
                Razon = c.EndReason,
                Dice = c.Words,
            }),
            Pedidos = orders.Select(o => new
            {
                o.Id,
                Para = o.Subject,
                PedidoEl = o.CreatedAt,
                Estado = o.State.ToString(),
                Nombre = o.HolderName,
                Razon = o.Reason,
                Falla = o.Failure?.ToString(),
                Detalle = o.Detail,
            }),
        };
    }
}
