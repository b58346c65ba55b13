using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UsmeAprende.Audit;
using UsmeAprende.People;

namespace UsmeAprende.Data;

/// <summary>The database: every table of every feature. Mappings stand at the foot of the types they map.</summary>
public sealed class UsmeDb(DbContextOptions<UsmeDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonIdentifier> PersonIdentifiers => Set<PersonIdentifier>();

    public DbSet<PersonDevice> PersonDevices => Set<PersonDevice>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<OneUseCode> OneUseCodes => Set<OneUseCode>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditValues> AuditValues => Set<AuditValues>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(UsmeDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    // Neither database keeps the kind of a date and time; every one of ours is UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        given => given,
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
