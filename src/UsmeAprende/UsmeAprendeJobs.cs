using Hangfire;
using UsmeAprende.Audit;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.Operations;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende;

/// <summary>
/// Every job of the site, on one page: its name for ever, when it runs by Bogotá's clock, what it does. Listed so on
/// /administracion/trabajos.
/// </summary>
public static class UsmeAprendeJobs
{
    /// <summary>The jobs that look for what nobody would notice; readiness tells what they found.</summary>
    public const string DatabaseCheckName = "revision-de-datos";
    public const string AuditCheckName = "revision-de-auditoria";
    public const string ClockCheckName = "revision-del-reloj";

    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        ScheduledJob.Of<AuditHeadJob>(
            "cabeza-de-auditoria",
            Cron.Daily(2, 0),
            "Anota por fuera de la base de datos hasta dónde va la auditoría."
        ),
        ScheduledJob.Of<AuditCheckJob>(
            AuditCheckName,
            Cron.Daily(2, 20),
            "Comprueba que nadie haya cambiado la auditoría por fuera del programa."
        ),
        ScheduledJob.Of<DatabaseCheckJob>(DatabaseCheckName, Cron.Daily(2, 40), "Revisa que la base de datos no esté dañada.") with
        {
            AlsoAtStart = true,
        },
        ScheduledJob.Of<ClockCheckJob>(ClockCheckName, "*/30 * * * *", "Revisa que el reloj del servidor esté en hora.") with
        {
            AlsoAtStart = true,
        },
        ScheduledJob.Of<TroubleLetterJob>(
            TroubleLetterJob.Name,
            Cron.Daily(7, 0),
            "Si hay algo por arreglar en el sitio, se lo escribe a quienes administran, una vez al día a lo sumo."
        ),
        ScheduledJob.Of<ErasureCleaningJob>(
            "borrados-pendientes",
            Cron.Daily(2, 30),
            "Limpia de los archivos lo que quedó de los datos que se borraron en el día."
        ),
        ScheduledJob.Of<ExpiredCodeCleaningJob>("codigos-vencidos", Cron.Daily(3, 0), "Borra los códigos de un solo uso que ya vencieron."),
        ScheduledJob.Of<EmailSendingJob>(
            EmailSendingJob.Name,
            Cron.Minutely(),
            "Entrega los códigos y confirmaciones que alguien espera por correo, y los que no salieron al primer intento."
        ) with
        {
            MayOverlap = true,
            Queue = EmailSendingJob.Name,
        },
        ScheduledJob.Of<BatchSweepJob>(
            "trabajos-largos",
            Cron.Minutely(),
            "Sigue los trabajos largos que quedaron a medias cuando el servidor se apagó."
        ) with
        {
            AlsoAtStart = true,
            MayOverlap = true,
        },
        ScheduledJob.Of<ReminderPlanningJob>(
            "avisos-planear",
            "*/10 * * * *",
            "Mira a quién conviene avisarle algo y lo deja listo para enviar."
        ),
        ScheduledJob.Of<ReminderSendingJob>(
            "avisos-enviar",
            Cron.Minutely(),
            "Envía los avisos cuya hora llegó, a quien los quiere y a horas decentes."
        ),
        ScheduledJob.Of<BounceReadingJob>(
            "cartas-devueltas",
            "*/10 * * * *",
            "Lee en el buzón qué cartas devolvieron otros servidores, para no insistirle a una dirección que no existe."
        ),
        ScheduledJob.Of<ImportCleaning>(
            "listas-sin-importar",
            Cron.Daily(3, 20),
            "Borra las listas que alguien subió hace más de dos días y no importó."
        ),
        ScheduledJob.Of<SeatConnectionCleaning>(
            "conexiones-de-cupos",
            Cron.Daily(3, 30),
            "Olvida desde qué conexión se pidieron los cupos de encuentros que ya pasaron."
        ),
        ScheduledJob.Of<MonthClosingJob>(
            "cifras",
            Cron.Daily(4, 10),
            "Catorce días después de terminado un mes, lo cuenta por lugares para siempre. Un día después se publica."
        ),
        ScheduledJob.Of<CollectiveGoalJob>(
            "metas",
            Cron.Daily(4, 20),
            "Cuenta las lecciones de la meta del mes, llena su dibujo y la cierra cuando el mes está contado."
        ),
        ScheduledJob.Of<BadgePlacementJob>(
            "lugares-de-insignias",
            Cron.Daily(4, 30),
            "Da a las insignias firmadas hace tiempo su lugar en la lista que dice cuáles se anularon."
        ),
        ScheduledJob.Of<CertificateDocumentJob>(
            "constancias",
            "*/5 * * * *",
            "Hace los documentos de constancias que no se pudieron hacer al emitirlas."
        ),
        ScheduledJob.Of<CertificateBundleCleaning>(
            "entregas-de-constancias",
            Cron.Daily(3, 40),
            "Borra los archivos de constancias que alguien preparó para entregar hace más de un día."
        ),
    ];
}
