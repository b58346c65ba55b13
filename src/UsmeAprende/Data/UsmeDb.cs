using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UsmeAprende.People;

namespace UsmeAprende.Data;

/// <summary>The database: every table of every feature. Mappings stand at the foot of the types they map.</summary>
public sealed partial class UsmeDb(DbContextOptions<UsmeDb> options)
    : IdentityUserContext<Person, PersonId>(options),
        IDataProtectionKeyContext
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(UsmeDb).Assembly);

        // The ids that devices give their keys may have 1,023 bytes, and the index in whose order SQL Server keeps rows holds 900.
        builder.Model.FindEntityType(typeof(IdentityUserPasskey<PersonId>))?.FindPrimaryKey()?.SetIsClustered(false);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configurationBuilder.DefaultTypeMapping<PersonId>().HasConversion<PersonIdConverter>();
        configurationBuilder.Properties<HumanId>().HaveConversion<HumanIdConverter>();
        configurationBuilder.DefaultTypeMapping<HumanId>().HasConversion<HumanIdConverter>();
        configurationBuilder.Properties<ActivityId>().HaveConversion<ActivityIdConverter>();
        configurationBuilder.DefaultTypeMapping<ActivityId>().HasConversion<ActivityIdConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    internal sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(id => id.Value, stored => new PersonId(stored));

    internal sealed class ActivityIdConverter() : ValueConverter<ActivityId, string>(id => id.Value, stored => new ActivityId(stored));

    internal sealed class HumanIdConverter() : ValueConverter<HumanId, Guid>(id => id.Value, stored => new HumanId(stored));

    // Neither database keeps the kind of a date and time; every one of ours is UTC.
    internal sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(given => given, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
