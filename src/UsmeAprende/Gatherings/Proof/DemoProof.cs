using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings.Sheets;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>Last week's café has its minutes, and a sheet that was printed for it.</summary>
public sealed class DemoProof(UsmeDb db, SheetRows rows, MinutesKeeping minutes) : IDemoData
{
    public async Task SeedAsync(CancellationToken cancel)
    {
        var cafe = await db
            .Gatherings.AsNoTracking()
            .Include(g => g.Facilitators)
            .SingleOrDefaultAsync(g => g.Id == DemoAttendance.LastWeek, cancel);
        if (cafe is null || await minutes.OfAsync(cafe.Id, cancel) is not null)
            return;
        await rows.NumberAsync(cafe, cancel);
        await minutes.WriteAsync(
            cafe.Facilitators[0].PersonId,
            cafe.Id,
            "Cada persona encendió su celular, conectó la red del salón y envió un audio a alguien de su familia.",
            "Traer el cargador la próxima semana.\nLa Junta presta el salón también los sábados.",
            cancel
        );
    }
}
