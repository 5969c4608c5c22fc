package dev.todoku.emulator.richmenu;

import dev.todoku.emulator.content.Blob;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rich menus of an account and who has which, friends by ordinal. What a friend sees is the menu linked to them,
 * else the default set by the API, else the one the owner set on LINE's own screen. Guarded by the account's lock.
 */
public final class RichMenus {
    public static final int MENUS_MAX = 1_000;
    public static final int ALIASES_MAX = 1_000;
    private static final int IMAGE_BYTES_MAX = 1024 * 1024;

    /** What a friend sees, and why. */
    public record Shown(StoredMenu menu, Via via) {}

    /** By which rule a menu is shown. */
    public enum Via {
        USER,
        DEFAULT,
        MANAGER
    }

    private final Map<String, StoredMenu> menus = new LinkedHashMap<>();
    private final Map<String, RoaringBitmap> linked = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final MenuStatistics statistics = new MenuStatistics();
    private final MenuBatches batches = new MenuBatches();
    private @Nullable String defaultId;
    private @Nullable StoredMenu managers;

    public void add(String id, RichMenu menu, Instant at) {
        menus.put(id, new StoredMenu(id, menu, at, null));
    }

    public int size() {
        return menus.size();
    }

    public Optional<StoredMenu> find(String id) {
        return Optional.ofNullable(menus.get(id));
    }

    public boolean hasImage(String id) {
        StoredMenu menu = menus.get(id);
        return menu != null && menu.image() != null;
    }

    /** In the order they were made. */
    public Collection<StoredMenu> all() {
        return List.copyOf(menus.values());
    }

    /** Gives a menu its picture; false if the picture does not fit it. */
    public boolean setImage(String id, String contentType, byte[] content) {
        StoredMenu known = menus.get(id);
        if (known == null || !fits(content, known.menu().size())) return false;
        menus.put(id, known.with(new Blob(contentType, content)));
        return true;
    }

    /** PNG or JPEG, of exactly the menu's size (reference, "Requirements for rich menu image"). */
    private static boolean fits(byte[] content, RichMenu.Size size) {
        return content.length <= IMAGE_BYTES_MAX
                && ImageSize.read(content)
                        .filter(image -> image.width() == size.width() && image.height() == size.height())
                        .isPresent();
    }

    /** Whoever had it sees the default again; aliases to it lead nowhere. */
    public boolean remove(String id) {
        linked.remove(id);
        if (id.equals(defaultId)) defaultId = null;
        return menus.remove(id) != null;
    }

    public void setDefault(@Nullable String id) {
        defaultId = id;
    }

    public Optional<String> defaultId() {
        return Optional.ofNullable(defaultId);
    }

    /** The default menu of LINE's own screen, which the API does not list. */
    public void setManagers(@Nullable StoredMenu menu) {
        managers = menu;
    }

    public Optional<StoredMenu> managers() {
        return Optional.ofNullable(managers);
    }

    public void link(int ordinal, String id) {
        unlink(ordinal);
        linked.computeIfAbsent(id, _ -> new RoaringBitmap()).add(ordinal);
    }

    public void unlink(int ordinal) {
        linked.values().forEach(users -> users.remove(ordinal));
    }

    /** The menu of the friend's own. */
    public Optional<String> linkOf(int ordinal) {
        return linked.entrySet().stream()
                .filter(entry -> entry.getValue().contains(ordinal))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A copy of everybody who has a menu of their own. */
    RoaringBitmap linkedToAny() {
        return RoaringBitmap.or(linked.values().iterator());
    }

    /** Takes these friends from a menu to another; null stands for none of their own. */
    void move(@Nullable String from, @Nullable String to, RoaringBitmap users) {
        RoaringBitmap moved = RoaringBitmap.and(users, from == null ? linkedToAny() : bitmap(from));
        linked.values().forEach(has -> has.andNot(moved));
        if (to != null) linked.computeIfAbsent(to, _ -> new RoaringBitmap()).or(moved);
    }

    /** A copy of those who have this menu of their own. */
    RoaringBitmap usersOf(String id) {
        return bitmap(id).clone();
    }

    private RoaringBitmap bitmap(String id) {
        return linked.getOrDefault(id, new RoaringBitmap());
    }

    public Optional<Shown> shown(int ordinal) {
        return linkOf(ordinal)
                .flatMap(this::find)
                .map(menu -> new Shown(menu, Via.USER))
                .or(() -> defaultId().flatMap(this::find).map(menu -> new Shown(menu, Via.DEFAULT)))
                .or(() -> managers().map(menu -> new Shown(menu, Via.MANAGER)));
    }

    public int aliasCount() {
        return aliases.size();
    }

    public void setAlias(String alias, String id) {
        aliases.put(alias, id);
    }

    public boolean removeAlias(String alias) {
        return aliases.remove(alias) != null;
    }

    /** The menu that an alias names, whether or not there is still one of that id. */
    public Optional<String> alias(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    public Map<String, String> aliases() {
        return new LinkedHashMap<>(aliases);
    }

    public MenuStatistics statistics() {
        return statistics;
    }

    public MenuBatches batches() {
        return batches;
    }
}
