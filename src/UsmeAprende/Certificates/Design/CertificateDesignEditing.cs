using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Design;

/// <summary>Lets coordinators change the design of the certificates that are issued from then on, and go back to earlier ones.</summary>
public sealed class CertificateDesignEditing(UsmeDb db, CertificateDesignReader designs, AuditTrail audit, TimeProvider clock)
{
    /// <summary>All editions, newest first, and at last the one of the programme.</summary>
    public async Task<IReadOnlyList<CertificateDesignHistoryItem>> ListHistoryAsync(CancellationToken cancel)
    {
        var editions = await db
            .CertificateDesigns.AsNoTracking()
            .OrderByDescending(e => e.Version)
            .Select(e => new
            {
                Edition = e,
                By = db
                    .People.Where(p => p.Id == e.MadeById && p.ErasedAt == null)
                    .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. editions.Select(e => new CertificateDesignHistoryItem(
                e.Edition.Version,
                CertificateDesign.Parse(e.Edition.Json),
                e.Edition.MadeAt,
                e.By
            )),
            new CertificateDesignHistoryItem(0, designs.BuiltIn, null, null),
        ];
    }

    /// <summary>Issues with this design from now on. It must have been checked (<see cref="CertificateDesignCheck"/>).</summary>
    /// <param name="actor">The coordinator.</param>
    /// <param name="design">The new design.</param>
    /// <param name="basedOn">The version that the coordinator saw: if there is a later one, nothing is changed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<CertificateDesignResult> SaveAsync(Actor actor, CertificateDesign design, int basedOn, CancellationToken cancel)
    {
        try
        {
            return await db.WriteAsync(() => SaveInTransactionAsync(actor, design, basedOn, cancel), cancel);
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            // Another server stored the same version since we looked.
            return CertificateDesignResult.ChangedMeanwhile;
        }
    }

    private async Task<CertificateDesignResult> SaveInTransactionAsync(
        Actor actor,
        CertificateDesign design,
        int basedOn,
        CancellationToken cancel
    )
    {
        if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
            return CertificateDesignResult.NotAllowed;
        var version = await designs.FindVersionAsync(cancel);
        var before = (await designs.FindAsync(version, cancel)).ToJson();

        // The same again: a form that was sent twice, or nothing was changed.
        if (before == design.ToJson())
            return CertificateDesignResult.Saved;
        if (version != basedOn)
            return CertificateDesignResult.ChangedMeanwhile;
        db.Add(CertificateDesignEdition.Create(version + 1, design, actor.PersonId, clock.GetUtcNow().UtcDateTime));
        await audit.AppendAsync(
            db,
            actor.PersonId,
            CertificatesAudit.DesignChanged,
            $"diseno-constancias/{version + 1}",
            before,
            design.ToJson(),
            cancel
        );
        return CertificateDesignResult.Saved;
    }
}

/// <summary>Result of changing the design.</summary>
public enum CertificateDesignResult
{
    Saved,

    /// <summary>Somebody else changed it since the page was opened.</summary>
    ChangedMeanwhile,

    /// <summary>Whoever asks is no coordinator any more.</summary>
    NotAllowed,
}

/// <summary>One edition of the design.</summary>
/// <param name="Version">0 for the one of the programme.</param>
/// <param name="MadeAt">Null for that one.</param>
/// <param name="By">Who stored it; null for that one, and if the person was erased.</param>
public sealed record CertificateDesignHistoryItem(int Version, CertificateDesign Design, DateTime? MadeAt, string? By);
